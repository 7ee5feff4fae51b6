/**
 * Passes generated sources to the compiler, each with the spec it was generated from, so that incremental builds know
 * the dependency. The text is not changed here.
 */
@NullMarked
package dev.gradwright.processor.write;

import org.jspecify.annotations.NullMarked;
