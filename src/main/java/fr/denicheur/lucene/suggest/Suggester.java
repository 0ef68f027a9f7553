package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Answers one question for suggestions. */
public final class Suggester {
  /** With as many good suggestions, corrected ones would only be in the way. */
  private static final int ENOUGH = 3;

  /** As many popular words are tried for whether they stand with what was typed. */
  private static final int TRIED = 12;

  private final Snapshot snapshot;
  private final SuggestionDictionary dictionary;
  private final TypedText typed;
  private final Mix mix;

  private Suggester(Snapshot snapshot, SuggestionDictionary dictionary, TypedText typed, Mix mix) {
    this.snapshot = snapshot;
    this.dictionary = dictionary;
    this.typed = typed;
    this.mix = mix;
  }

  public static List<Suggestion> suggest(
      Snapshot snapshot, SuggestionDictionary dictionary, SuggestQuery query) throws IOException {
    Mix mix = new Mix(query.size());
    if (query.typed().isBlank()) {
      dictionary.popular().forEach(name -> mix.offer(Mix.Match.BEGINNING, name));
    } else {
      TypedText typed = TypedText.of(query.typed());
      if (!typed.words().isEmpty()) {
        new Suggester(snapshot, dictionary, typed, mix).offerAll();
      }
    }
    return mix.suggestions();
  }

  private void offerAll() throws IOException {
    NextWords next = NextWords.after(typed, snapshot, dictionary.words());
    offerNames(false);
    offerWords(next, false);
    if (mix.choices() < ENOUGH) {
      offerNames(true);
      offerWords(next, true);
    }
  }

  private void offerNames(boolean forgiving) {
    Matches matches = dictionary.names().matching(typed.words(), forgiving);
    List<Candidate> names = dictionary.names().candidates();
    if (forgiving) {
      offer(names, matches.all(), name -> true, name -> mix.offer(Mix.Match.CORRECTED, name));
    } else {
      offer(names, matches.beginning(), name -> true, name -> mix.offer(Mix.Match.BEGINNING, name));
      offer(names, matches.later(), name -> true, name -> mix.offer(Mix.Match.LATER, name));
    }
  }

  private void offerWords(NextWords next, boolean forgiving) throws IOException {
    Mix.Match match = forgiving ? Mix.Match.CORRECTED : Mix.Match.BEGINNING;
    if (typed.last() == null) {
      next.behind(number -> true).forEach(word -> mix.offer(match, word));
    } else {
      FixedBitSet numbers = dictionary.words().matching(List.of(typed.last()), forgiving).all();
      if (next.isAfterWord()) {
        offerNext(next, numbers, match);
      } else {
        offerFirst(numbers, match);
      }
    }
  }

  /** Offers words where nothing, or nothing with a meaning, was typed before. */
  private void offerFirst(FixedBitSet numbers, Mix.Match match) {
    List<Candidate> words = dictionary.words().candidates();
    Consumer<Candidate> offer = word -> mix.offer(match, word.after(typed.before()));
    offer(words, numbers, word -> !word.isRare(), offer);
    if (mix.choices() == 0) {
      offer(words, numbers, Candidate::isRare, offer);
    }
  }

  /** Offers words to go on with: those that stand behind others, else those that meet them. */
  private void offerNext(NextWords next, FixedBitSet numbers, Mix.Match match) throws IOException {
    List<Candidate> behind = next.behind(numbers::get);
    behind.forEach(word -> mix.offer(match, word));
    if (behind.isEmpty()) {
      Mix.Match apart = match == Mix.Match.BEGINNING ? Mix.Match.LATER : match;
      next.together(first(numbers, TRIED)).forEach(word -> mix.offer(apart, word));
    }
  }

  /** Offers the candidates with these numbers of which more are wanted, best first. */
  private void offer(
      List<Candidate> candidates,
      FixedBitSet numbers,
      Predicate<Candidate> fits,
      Consumer<Candidate> offer) {
    for (int number = next(numbers, 0);
        number != DocIdSetIterator.NO_MORE_DOCS;
        number = next(numbers, number + 1)) {
      Candidate candidate = candidates.get(number);
      if (mix.wants(candidate.kind()) && fits.test(candidate)) {
        offer.accept(candidate);
      }
    }
  }

  private static List<Integer> first(FixedBitSet numbers, int most) {
    List<Integer> first = new ArrayList<>();
    int number = next(numbers, 0);
    while (number != DocIdSetIterator.NO_MORE_DOCS && first.size() < most) {
      first.add(number);
      number = next(numbers, number + 1);
    }
    return first;
  }

  private static int next(FixedBitSet numbers, int from) {
    return from < numbers.length() ? numbers.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
  }
}
