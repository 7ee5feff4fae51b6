package dev.gradwright.samples.ranking;

import dev.gradwright.dsl.Group;

/**
 * A result of a search.
 *
 * @param query the search
 * @param match how well the text matches; some searches match everything better than others
 * @param popularity how often the document is read
 * @param age of the document in years
 * @param official whether the document is from an official source
 */
record Result(@Group int query, double match, double popularity, double age, boolean official) {}
