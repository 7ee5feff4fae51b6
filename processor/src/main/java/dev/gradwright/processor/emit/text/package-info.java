/**
 * Source text: literals, words, names, line breaks, imports, long lists cut to size, and the types that generated code names. Nothing here
 * knows plans or layers; {@code emit} builds networks and predictors from it.
 */
@NullMarked
package dev.gradwright.processor.emit.text;

import org.jspecify.annotations.NullMarked;
