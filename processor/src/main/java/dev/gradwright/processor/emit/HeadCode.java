package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.lower.LossOp;
import dev.gradwright.processor.lower.Program;

/** The expression that makes the loss with its metrics. */
final class HeadCode {
    private HeadCode() {}

    static CodeBlock of(Program program, StaticImports imports) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add("new $T($L, $L, $L", RuntimeTypes.OUTPUT_HEAD, program.inputs(), program.outputs(), loss(program));
        program.metrics().forEach(metric -> code.add(", $L", imports.name(metric)));
        return code.add(")").build();
    }

    private static CodeBlock loss(Program program) {
        LossOp loss = program.loss();
        boolean fused = loss.fused().isPresent();
        String smoothing = Literals.ofFloat(loss.labelSmoothing());
        return switch (loss.function()) {
            case MEAN_SQUARED_ERROR -> CodeBlock.of("new $T()", RuntimeTypes.MEAN_SQUARED_ERROR);
            case BINARY_CROSSENTROPY ->
                smoothed(
                        fused ? RuntimeTypes.SIGMOID_BINARY_CROSSENTROPY : RuntimeTypes.BINARY_CROSSENTROPY, smoothing);
            case CATEGORICAL_CROSSENTROPY ->
                smoothed(
                        fused ? RuntimeTypes.SOFTMAX_CATEGORICAL_CROSSENTROPY : RuntimeTypes.CATEGORICAL_CROSSENTROPY,
                        smoothing);
            case SPARSE_CATEGORICAL_CROSSENTROPY ->
                smoothed(
                        fused
                                ? RuntimeTypes.SOFTMAX_SPARSE_CATEGORICAL_CROSSENTROPY
                                : RuntimeTypes.SPARSE_CATEGORICAL_CROSSENTROPY,
                        smoothing);
        };
    }

    private static CodeBlock smoothed(ClassName type, String smoothing) {
        return CodeBlock.of("new $T($L)", type, smoothing);
    }
}
