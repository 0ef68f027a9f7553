package fr.denicheur.lucene.question;

import fr.denicheur.lexicon.Lexicon;
import fr.denicheur.lucene.index.Deadline;
import fr.denicheur.lucene.index.Ranking;
import fr.denicheur.lucene.index.Snapshot;

/**
 * What one question is answered with.
 *
 * @param snapshot the index to ask
 * @param deadline when to stop
 * @param ranking which posting comes first
 * @param lexicon what the words of the question mean
 * @param phrases the known places of phrases, shared by all questions
 */
public record QuestionContext(
    Snapshot snapshot, Deadline deadline, Ranking ranking, Lexicon lexicon, PhraseCache phrases) {}
