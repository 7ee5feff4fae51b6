package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;

/**
 * The code of a layer in one direction.
 *
 * @param comment one sentence
 * @param needsMode whether the body needs the mode
 */
public record Pass(String comment, boolean needsMode, CodeBlock body) {
    /** A pass that is the same in every mode. */
    static Pass of(String comment, CodeBlock body) {
        return new Pass(comment, false, body);
    }
}
