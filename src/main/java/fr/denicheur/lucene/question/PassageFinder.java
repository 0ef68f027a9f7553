package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Synonyms.Passage;
import fr.denicheur.lucene.index.AnalyzedWord;
import java.io.IOException;
import java.util.List;

/** Finds the passages of a question that can be said in another way. */
interface PassageFinder {
  /** Returns the passages in words, each with the other ways to say it. */
  List<Passage> in(List<AnalyzedWord> words) throws IOException;
}
