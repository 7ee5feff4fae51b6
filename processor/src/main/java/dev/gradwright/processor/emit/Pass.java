package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;

/**
 * What a layer does in one direction.
 *
 * @param comment one sentence
 * @param needsTraining whether the body asks for the mode
 */
record Pass(String comment, boolean needsTraining, CodeBlock body) {}
