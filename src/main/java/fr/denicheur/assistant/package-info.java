/**
 * What may assistants ask, and how is it said to them?
 *
 * <p>Start with {@link fr.denicheur.assistant.Assistant}: three tools of the Model Context
 * Protocol, {@code search}, {@code fetch} and {@code similar}, which answer in French sentences.
 * {@link fr.denicheur.assistant.Assistant#route} offers them over HTTP, {@link
 * fr.denicheur.assistant.Assistant#serve} on standard input and output.
 *
 * <p>It promises that an answer says so if nothing was found, if the spelling was corrected and if
 * a posting is closed, so that an assistant has no reason to guess. Wrong arguments are refused in
 * words that name the argument, the rule and the value. Each message is a request like any other:
 * the limits for strangers hold.
 *
 * <p>The official Java SDK reads and writes the protocol. No session is kept: any server may answer
 * the next message.
 */
@NullMarked
package fr.denicheur.assistant;

import org.jspecify.annotations.NullMarked;
