/**
 * Expands declarations: composed annotations are replaced by the annotations they carry, blocks by their methods, repeats by
 * copies, and names of sources by paths. A layer method becomes a layer if all its values are known. What is invalid is left out
 * without a report: the rules report it, for they see the annotations too. Nothing here knows {@code javax.lang.model}.
 */
@NullMarked
package dev.gradwright.processor.expand;

import org.jspecify.annotations.NullMarked;
