/**
 * Hands generated sources to the compiler, each with the spec that it came from, so that incremental builds know what depends on
 * what. It decides nothing about the text.
 */
@NullMarked
package dev.gradwright.processor.write;

import org.jspecify.annotations.NullMarked;
