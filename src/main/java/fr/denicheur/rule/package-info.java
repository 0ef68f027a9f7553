/**
 * What has the owner of the site decided about answers?
 *
 * <p>{@link fr.denicheur.rule.RulesFile} reads {@code rules.yaml} and lists its faults. {@link
 * fr.denicheur.rule.OwnerRules} gives the {@link fr.denicheur.rule.Guidance} for a question: words,
 * pinned, raised and hidden postings. {@link fr.denicheur.rule.LiveRules} reads the file again when
 * it changes.
 *
 * <p>The rules act on questions alone, so no index is rebuilt for them, and every engine obeys the
 * same ones. This room looks into {@code query} and {@code lexicon}.
 */
@NullMarked
package fr.denicheur.rule;

import org.jspecify.annotations.NullMarked;
