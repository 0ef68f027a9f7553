package fr.denicheur.lucene.suggest;

import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.suggest.SuggestionList.Fit;
import fr.denicheur.query.SuggestQuery;
import fr.denicheur.result.Suggestion;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Finds suggestions for the text that a person typed so far. */
public final class Suggester {
  private final Sampling sampling;
  private final SuggestionDictionary dictionary;
  private final TypedText typed;
  private final SuggestionList list;

  private Suggester(
      Sampling sampling, SuggestionDictionary dictionary, TypedText typed, SuggestionList list) {
    this.sampling = sampling;
    this.dictionary = dictionary;
    this.typed = typed;
    this.list = list;
  }

  /** Returns suggestions for what a person typed so far, best first. */
  public static List<Suggestion> suggest(
      Sampling sampling, SuggestionDictionary dictionary, SuggestQuery query) throws IOException {
    SuggestionList list = new SuggestionList(query.size());
    if (query.typed().isBlank()) {
      dictionary.popular().forEach(name -> list.offer(Fit.BEGINNING, name));
    } else {
      TypedText typed = TypedText.of(query.typed());
      if (!typed.words().isEmpty()) {
        new Suggester(sampling, dictionary, typed, list).offerAll();
      }
    }
    return list.suggestions();
  }

  private void offerAll() throws IOException {
    NextWords next = new NextWords(typed, sampling, dictionary.words());
    offerNames(false);
    offerWords(next, false);
    if (list.choices() < Ranking.SUGGEST_ENOUGH) {
      offerNames(true);
      offerWords(next, true);
    }
  }

  private void offerNames(boolean forgiving) {
    Fitting fitting = dictionary.names().fitting(typed.words(), forgiving);
    if (forgiving) {
      offerNames(fitting.all(), Fit.CORRECTED);
    } else {
      offerNames(fitting.byFirstWord(), Fit.BEGINNING);
      offerNames(fitting.byLaterWord(), Fit.LATER);
    }
  }

  private void offerNames(FixedBitSet numbers, Fit fit) {
    offer(dictionary.names(), numbers, name -> true, name -> list.offer(fit, name));
  }

  private void offerWords(NextWords next, boolean forgiving) throws IOException {
    Fit fit = forgiving ? Fit.CORRECTED : Fit.BEGINNING;
    if (typed.last() == null) {
      next.behind(number -> true).forEach(word -> list.offer(fit, word));
    } else {
      FixedBitSet numbers = dictionary.words().fitting(List.of(typed.last()), forgiving).all();
      if (next.isAfterWord()) {
        offerNext(next, numbers, fit);
      } else {
        offerFirst(numbers, fit);
      }
    }
  }

  /**
   * Offers words if no word with a meaning was typed before; rare words only if nothing else fits.
   */
  private void offerFirst(FixedBitSet numbers, Fit fit) {
    Consumer<Suggestible> offer = word -> list.offer(fit, word.after(typed.before()));
    offer(dictionary.words(), numbers, word -> !word.isRare(), offer);
    if (list.choices() == 0) {
      offer(dictionary.words(), numbers, Suggestible::isRare, offer);
    }
  }

  /** Offers words that stand behind what was typed, or else words in the same postings. */
  private void offerNext(NextWords next, FixedBitSet numbers, Fit fit) throws IOException {
    List<Suggestible> behind = next.behind(numbers::get);
    behind.forEach(word -> list.offer(fit, word));
    if (behind.isEmpty()) {
      Fit apart = fit == Fit.BEGINNING ? Fit.LATER : fit;
      List<Integer> tried = ascending(numbers).limit(Ranking.SUGGEST_TRIED).boxed().toList();
      next.together(tried).forEach(word -> list.offer(apart, word));
    }
  }

  /** Offers the entries with these numbers, best first, while the list wants more of their kind. */
  private void offer(
      SuggestibleIndex index,
      FixedBitSet numbers,
      Predicate<Suggestible> fits,
      Consumer<Suggestible> offer) {
    ascending(numbers)
        .mapToObj(index.all()::get)
        .filter(what -> list.wants(what.kind()) && fits.test(what))
        .forEach(offer);
  }

  private static IntStream ascending(FixedBitSet numbers) {
    return IntStream.iterate(
        next(numbers, 0),
        number -> number != DocIdSetIterator.NO_MORE_DOCS,
        number -> next(numbers, number + 1));
  }

  private static int next(FixedBitSet numbers, int from) {
    return from < numbers.length() ? numbers.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
  }
}
