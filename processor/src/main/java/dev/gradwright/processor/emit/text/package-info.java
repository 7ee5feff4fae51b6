/**
 * Utilities for source text: literals, words, names, line breaks, imports, the splitting of long lists, and the types
 * that generated code names. Nothing here knows plans or layers; those are used in {@code emit} and {@code emit.op}.
 */
@NullMarked
package dev.gradwright.processor.emit.text;

import org.jspecify.annotations.NullMarked;
