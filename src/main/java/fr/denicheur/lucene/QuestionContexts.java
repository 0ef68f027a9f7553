package fr.denicheur.lucene;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.answer.ShownPostings;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.FacetColumn;
import fr.denicheur.lucene.index.Latest;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.question.QuestionContext;
import fr.denicheur.lucene.scoring.PhraseCache;
import fr.denicheur.lucene.scoring.PieceCache;
import fr.denicheur.lucene.scoring.PieceReader;
import fr.denicheur.lucene.spelling.KnownWords;
import fr.denicheur.lucene.spelling.LuceneVocabulary;
import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;

/** Gives each question what it needs, and keeps what all of them share. Any thread may ask. */
final class QuestionContexts {
  private final LuceneSettings settings;
  private final Lexicon lexicon;
  private final PhraseCache phrases = PhraseCache.forThisMachine();
  private final Latest<KnownWords> words;

  QuestionContexts(LuceneSettings settings) {
    this.settings = settings;
    this.lexicon = settings.rules().get().always().lexicon();
    this.words = LuceneVocabulary.all(lexicon);
  }

  /** Returns what a question to a snapshot needs; its time begins now. */
  QuestionContext of(Snapshot snapshot) throws IOException {
    return of(snapshot, settings.deadlines().get());
  }

  /** Returns what many questions to a snapshot need that no client waits for, one after another. */
  QuestionContext patient(Snapshot snapshot) throws IOException {
    return of(snapshot, Deadline.none());
  }

  private QuestionContext of(Snapshot snapshot, Deadline deadline) throws IOException {
    IndexSearcher stopping = snapshot.until(deadline);
    return new QuestionContext(
        snapshot,
        stopping,
        vocabulary(snapshot),
        deadline,
        settings.ranking(),
        settings.rules().get(),
        phrases,
        new PieceReader(PieceCache.of(snapshot), stopping));
  }

  /** Returns how many bytes are kept from one question to the next, about. */
  long cachedBytes(Snapshot snapshot) throws IOException {
    return FacetColumn.bytes()
        + phrases.bytes()
        + PieceCache.of(snapshot).bytes()
        + ShownPostings.bytes(snapshot)
        + vocabulary(snapshot).bytes();
  }

  private LuceneVocabulary vocabulary(Snapshot snapshot) throws IOException {
    return LuceneVocabulary.of(snapshot, lexicon, words);
  }
}
