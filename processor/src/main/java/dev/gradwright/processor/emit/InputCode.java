package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Program;

/** The argument for the input of a network without records: the number of features, and which of them are indices. */
final class InputCode {
    private InputCode() {}

    static CodeBlock of(Program program) {
        CodeBlock.Builder indices = CodeBlock.builder();
        for (LoweredLayer layer : program.layers()) {
            for (Op op : layer.ops()) {
                if (op instanceof Op.Embedding embedding) {
                    embedding
                            .lookUps()
                            .forEach(lookUp -> indices.add(
                                    ".with($S, $L, $L, $L)",
                                    layer.name(),
                                    lookUp.column(),
                                    lookUp.count(),
                                    lookUp.entries()));
                }
            }
        }
        return indices.isEmpty()
                ? CodeBlock.of("$L", program.inputs())
                : CodeBlock.of("$T.of($L)$L", RuntimeTypes.INDEX_COLUMNS, program.inputs(), indices.build());
    }
}
