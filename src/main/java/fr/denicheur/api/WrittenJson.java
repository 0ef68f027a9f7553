package fr.denicheur.api;

import java.util.List;

/**
 * What came of a change, as it goes over the wire.
 *
 * @param url the path of the posting's page
 * @param created whether there was no such file before
 * @param searchable whether the index knows already; otherwise it will within a second
 * @param problems what is wrong with the file all the same
 */
record WrittenJson(
    String id, String url, boolean created, boolean searchable, List<FileProblemJson> problems) {}
