package fr.denicheur.http;

import fr.denicheur.reading.Problem;
import fr.denicheur.sync.PostingFolder;
import java.util.List;
import java.util.function.Supplier;

/**
 * What those who keep the postings may do.
 *
 * @param tokens by what they are known
 * @param folder where they write
 * @param problems what is wrong with the files, by path and line
 */
public record Editing(Tokens tokens, PostingFolder folder, Supplier<List<Problem>> problems) {}
