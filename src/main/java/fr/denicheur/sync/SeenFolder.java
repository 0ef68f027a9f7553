package fr.denicheur.sync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder that a scan has listed.
 *
 * @param path where it lies
 * @param key what tells it from a folder that took its name, where there is such a thing
 */
record SeenFolder(Path path, @Nullable Object key) {}
