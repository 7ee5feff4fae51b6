/**
 * From the declared network to its mathematics: a {@link dev.gradwright.processor.lower.Program} of layers in a row, blocks and
 * repeats gone, with what they read, their operations and widths, defaults resolved. Layers that compute nothing have no
 * operation, and softmax and sigmoid are joined with the cross-entropy they belong to. Nothing here knows buffers, the order of execution or any text.
 */
@NullMarked
package dev.gradwright.processor.lower;

import org.jspecify.annotations.NullMarked;
