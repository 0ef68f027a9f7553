package fr.denicheur.lexicon;

import fr.denicheur.french.Folding;
import fr.denicheur.french.Remembered;
import fr.denicheur.french.StemmedAnalyzer;
import fr.denicheur.lexicon.Synonyms.Alternative;
import fr.denicheur.lexicon.Synonyms.Nearness;
import fr.denicheur.posting.RoleFamily;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the trades that a question names: "développeuse" and "product owner" are persons who have a
 * trade, but "cybersécurité" and "animation de communauté" are subjects that any trade may be
 * about.
 *
 * <p>A phrase of {@code role-families.txt} names a person if it has the form of a job title: it
 * begins with an agent noun, begins with or follows a word that titles begin with ("chargé de",
 * "head of"), or ends with or precedes an English agent noun. A single word of another form, such
 * as "po" or "bizdev", names a person if one of its synonyms does, unless it is the name of an
 * activity.
 *
 * <p>Any number of threads may ask.
 */
public final class NamedTrades {
  /** The suffixes of French agent nouns, folded, with what inclusive writing adds to them. */
  private static final Pattern AGENT =
      Pattern.compile(
          "(eur[a-z]{0,5}|euse|rice|ien|ienne|iste|logue|nome|aire|able|tecte|ier|iere|er|ere)s?$");

  /** The suffixes of French names of activities, and the English one, folded. */
  private static final Pattern ACTIVITY =
      Pattern.compile("(tion|ment|age|ance|ence|ite|ure|ing)s?$");

  private static final Pattern ENGLISH_AGENT =
      Pattern.compile(
          "(analyst|architect|coder|designer|developer|director|engineer|executive|hacker|lead"
              + "|manager|master|officer|owner|programmer|researcher|scientist|specialist|tester"
              + "|writer)s?");

  /** Words that begin a job title, whatever follows. */
  private static final Pattern HEAD =
      Pattern.compile(
          "(charge|chef|cheffe|expert|assistant|adjoint|delegue|attache|personne)(e|fe)?s?"
              + "|responsables?|direct(eur|rice)[a-z]{0,5}|head|lead|chief|coach");

  /** The share of a name that counts for another trade, in which the same is called otherwise. */
  private static final float OTHER_TRADE = 0.5f;

  /** The most texts of which something is remembered; questions seldom hold others. */
  private static final int MAX_REMEMBERED = 10_000;

  /** The share of a subject that counts for the trade that is mostly about it. */
  private static final float SUBJECT = 0.3f;

  private final RoleFamilies families;
  private final Synonyms synonyms;
  private final Set<String> asides;

  /** The job titles that mean the same as a phrase, or something near. */
  private final Remembered<List<Alternative>> titles = new Remembered<>(MAX_REMEMBERED);

  /** The words of a word as typed, or of a synonym. */
  private final Remembered<List<String>> words = new Remembered<>(MAX_REMEMBERED);

  /**
   * @param asides words that say only that something is looked for
   */
  NamedTrades(RoleFamilies families, Synonyms synonyms, Collection<String> asides) {
    this.families = families;
    this.synonyms = synonyms;
    this.asides = asides.stream().map(Folding::fold).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Words of a question that name a trade, or a subject that one trade is mostly about.
   *
   * @param start the index of the first word
   * @param end the index after the last word
   * @param isPerson whether they name a person who has the trade
   * @param trades the trades, each with the share of the words that counts for it, above 0 to 1
   */
  public record Named(int start, int end, boolean isPerson, Map<RoleFamily, Float> trades) {
    public Named {
      trades = Map.copyOf(trades);
    }
  }

  /**
   * Returns the passages that name trades, usually none or one, in order. A name that means the
   * same as one of another trade names that one too, by half.
   *
   * @param written the words of a question
   */
  public List<Named> in(List<String> written) {
    List<String> all = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      for (String word : wordsOf(written.get(i))) {
        all.add(word);
        places.add(i);
      }
    }
    List<Named> named = new ArrayList<>();
    int at = 0;
    while (at < all.size()) {
      Optional<RolePhrase> phrase = families.longestAt(at, all);
      int end = at + phrase.map(found -> found.words().size()).orElse(1);
      if (phrase.isPresent()) {
        int first = isPartOfTitle(all, at - 1) ? at - 1 : at;
        Map<RoleFamily, Float> trades = trades(phrase.get(), all, at, end);
        boolean isPerson = !trades.isEmpty();
        if (isPerson || !asides.containsAll(all.subList(at, end))) {
          named.add(
              new Named(
                  places.get(first),
                  places.get(end - 1) + 1,
                  isPerson,
                  isPerson ? trades : Map.of(phrase.get().family(), SUBJECT)));
        }
      }
      at = end;
    }
    return named;
  }

  /** Returns the trades that words mean which stand for a phrase; none if they name no person. */
  private Map<RoleFamily, Float> trades(RolePhrase phrase, List<String> words, int start, int end) {
    List<String> own = words.subList(start, end);
    List<Alternative> others = titles(own);
    boolean isShortForTitle =
        own.size() == 1 && !ACTIVITY.matcher(own.getFirst()).find() && !others.isEmpty();
    if (!isTitle(own)
        && !isPartOfTitle(words, start - 1)
        && !isEnglishTitle(words, end)
        && !isShortForTitle) {
      return Map.of();
    }
    Map<RoleFamily, Float> trades = new EnumMap<>(Map.of(phrase.family(), 1f));
    others.stream()
        .filter(other -> other.nearness() == Nearness.SAME)
        .flatMap(other -> families.longestAt(0, wordsOf(other.written())).stream())
        .forEach(other -> trades.putIfAbsent(other.family(), OTHER_TRADE));
    return trades;
  }

  /** Returns the job titles that are other ways to say words. */
  private List<Alternative> titles(List<String> own) {
    return titles.of(
        String.join(" ", own),
        phrase ->
            synonyms.in(StemmedAnalyzer.stems(phrase)).stream()
                .filter(passage -> passage.start() == 0 && passage.end() == own.size())
                .flatMap(passage -> passage.alternatives().stream())
                .filter(other -> isTitle(wordsOf(other.written())))
                .toList());
  }

  private List<String> wordsOf(String text) {
    return words.of(text, RolePhrase::wordsOf);
  }

  private static boolean isPartOfTitle(List<String> words, int at) {
    return at >= 0 && HEAD.matcher(words.get(at)).matches();
  }

  private static boolean isEnglishTitle(List<String> words, int at) {
    return at < words.size() && ENGLISH_AGENT.matcher(words.get(at)).matches();
  }

  private static boolean isTitle(List<String> phrase) {
    return AGENT.matcher(phrase.getFirst()).find()
        || HEAD.matcher(phrase.getFirst()).matches()
        || ENGLISH_AGENT.matcher(phrase.getLast()).matches();
  }
}
