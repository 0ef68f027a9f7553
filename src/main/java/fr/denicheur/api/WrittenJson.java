package fr.denicheur.api;

import java.util.List;

/**
 * The answer to an editor who wrote a posting, as it goes over the wire.
 *
 * @param url the path of the posting's page
 * @param created whether the file is new
 * @param searchable whether searches find it already; otherwise they will within a second
 * @param problems the warnings about the file
 */
record WrittenJson(
    String id, String url, boolean created, boolean searchable, List<FileProblemJson> problems) {}
