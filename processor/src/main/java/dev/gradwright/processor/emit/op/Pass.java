package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;

/**
 * What a layer does in one direction.
 *
 * @param comment one sentence
 * @param needsMode whether the body asks for the mode
 */
public record Pass(String comment, boolean needsMode, CodeBlock body) {
    /** A pass that is the same in every mode. */
    static Pass of(String comment, CodeBlock body) {
        return new Pass(comment, false, body);
    }
}
