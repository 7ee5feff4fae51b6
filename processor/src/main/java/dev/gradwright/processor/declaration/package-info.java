/**
 * A spec as the compiler shows it, in immutable records: methods, annotations as data, and the source position of every
 * value. Composed annotations are not expanded yet, and nothing has been checked. Nothing here knows
 * {@code javax.lang.model}.
 */
@NullMarked
package dev.gradwright.processor.declaration;

import org.jspecify.annotations.NullMarked;
