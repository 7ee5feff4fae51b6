/**
 * The rules, one class each: what makes a spec invalid, where that is reported, and what the user reads.
 * A rule sees one expanded spec and reports problems as data; it changes nothing and keeps nothing. A
 * rule knows another only to ask whether that holds, or is to report in its place. Blocks and composed annotations are judged by
 * themselves too. What is wrong with several layers of one place, as with repeats, is reported for the first of them.
 * Nothing here knows {@code javax.lang.model}, and nothing here prints.
 */
@NullMarked
package dev.gradwright.processor.check;

import org.jspecify.annotations.NullMarked;
