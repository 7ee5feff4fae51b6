/**
 * One class for each operation, with all code that is generated for it: fields and their creation, forward and backward
 * pass in a network, and its step in a predictor. {@code CodeOfOp} chooses the class of an operation. Nothing here
 * knows a network or a predictor as a whole.
 */
@NullMarked
package dev.gradwright.processor.emit.op;

import org.jspecify.annotations.NullMarked;
