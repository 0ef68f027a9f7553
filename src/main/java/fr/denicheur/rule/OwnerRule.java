package fr.denicheur.rule;

import fr.denicheur.posting.PostingId;
import fr.denicheur.query.Question;
import java.util.List;
import java.util.Set;

/**
 * One rule of the owner.
 *
 * @param questions those that it is for; empty if it always holds
 * @param synonyms as lines of {@code synonyms.txt}
 * @param stopWords words that say nothing about what is looked for
 */
record OwnerRule(
    List<Question> questions,
    List<String> synonyms,
    List<String> stopWords,
    List<Guidance.Pin> pins,
    List<Guidance.Boost> boosts,
    Set<PostingId> hidden) {
  OwnerRule {
    questions = List.copyOf(questions);
    synonyms = List.copyOf(synonyms);
    stopWords = List.copyOf(stopWords);
    pins = List.copyOf(pins);
    boosts = List.copyOf(boosts);
    hidden = Set.copyOf(hidden);
  }
}
