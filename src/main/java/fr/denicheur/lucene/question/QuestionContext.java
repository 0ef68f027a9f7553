package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;
import fr.denicheur.lucene.spelling.Vocabulary;
import org.apache.lucene.search.IndexSearcher;

/**
 * Everything that answering one question needs.
 *
 * @param snapshot the index to search
 * @param vocabulary the words of the index
 * @param stopping searches the same segments, and throws {@code ExitingReaderException} once the
 *     deadline has passed
 * @param deadline the time at which work for this question stops
 * @param ranking the numbers that decide the order of postings
 * @param lexicon the meanings of words
 * @param phrases the cached places of phrases, shared by all questions
 * @param pieces the matches of the question's pieces
 */
public record QuestionContext(
    Snapshot snapshot,
    IndexSearcher stopping,
    Vocabulary vocabulary,
    Deadline deadline,
    Ranking ranking,
    Lexicon lexicon,
    PhraseCache phrases,
    PieceReader pieces) {}
