/**
 * From the declared network to its mathematics: a {@link dev.gradwright.processor.lower.Program} of operations with their
 * widths, defaults resolved, layers that compute nothing gone, softmax and sigmoid joined with the cross-entropy they belong
 * to. Nothing here knows buffers, the order of execution or any text.
 */
@NullMarked
package dev.gradwright.processor.lower;

import org.jspecify.annotations.NullMarked;
