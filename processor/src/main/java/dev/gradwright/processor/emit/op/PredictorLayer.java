package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.plan.PredictorStep;

/**
 * A step of a predictor, as the code of its operation sees it: how it runs, and what everything is called.
 *
 * @param field of the weights that are packed for it
 * @param weights an expression for them
 * @param buffers what the buffers are called
 */
public record PredictorLayer(
        PredictorStep step, String field, String weights, BufferNames buffers, StaticImports imports) {
    /** The name of the layer. */
    String name() {
        return step.layer().name();
    }

    /** What the step is computed with. */
    Operands operands() {
        return new Operands(
                "s.kernels",
                step.ins().stream()
                        .map(in -> CodeBlock.of("$L", buffers.of(in)))
                        .toList(),
                role -> weights + "." + role + "()",
                buffers.of(step.out()));
    }

    /** What a comment says where the step overwrites what it reads. */
    String inPlace() {
        return step.isInPlace() ? ", in place" : "";
    }
}
