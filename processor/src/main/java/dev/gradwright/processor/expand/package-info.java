/**
 * Expands declarations: replaces composed annotations by the annotations they carry, blocks by their methods, repeats
 * by copies, and names of sources by paths. Invalid declarations are omitted without a report, because the rules in
 * {@code check} see the annotations too and report them. Nothing here knows {@code javax.lang.model}.
 */
@NullMarked
package dev.gradwright.processor.expand;

import org.jspecify.annotations.NullMarked;
