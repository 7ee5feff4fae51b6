/**
 * One class for each operation, with all code that is generated for it: what a layer keeps and how that is made, its forward and backward
 * pass in a network, and its step in a predictor. {@link dev.gradwright.processor.emit.op.OpCode#of} is the one place where they
 * are listed. Nothing here knows a network or a predictor as a whole.
 */
@NullMarked
package dev.gradwright.processor.emit.op;

import org.jspecify.annotations.NullMarked;
