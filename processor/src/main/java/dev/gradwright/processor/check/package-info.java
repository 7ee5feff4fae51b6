/**
 * The rules, one class each: what makes a spec invalid, where that is reported, and what the user reads.
 * A rule sees one expanded spec and reports problems as data; it changes nothing and knows no other rule.
 * Nothing here knows {@code javax.lang.model}, and nothing here prints.
 */
@NullMarked
package dev.gradwright.processor.check;

import org.jspecify.annotations.NullMarked;
