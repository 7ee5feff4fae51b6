package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.plan.PredictorStep;
import java.util.function.UnaryOperator;

/**
 * A step of a predictor for the code of its operation: its plan, and the names of its fields.
 *
 * @param names of its packed weights
 * @param buffers the names of the buffers
 */
public record PredictorLayer(PredictorStep step, WeightNames names, BufferNames buffers, StaticImports imports) {
    /** The name of the layer. */
    String name() {
        return step.layer().name();
    }

    /** The field for the weights of the layer, if they are packed together. */
    String field() {
        return names.field();
    }

    /** The field for a parameter that is packed separately. */
    String field(String role) {
        return names.field(role);
    }

    /** An expression for a parameter that is packed separately. */
    String weights(String role) {
        return names.holder() + names.field(role);
    }

    /** The operands of the step, if its weights are packed together. */
    Operands operands() {
        return operands(role -> names.holder() + names.field() + "." + role + "()");
    }

    /**
     * The operands of the step.
     *
     * @param weights an expression for a parameter, by its role
     */
    Operands operands(UnaryOperator<String> weights) {
        return new Operands(
                "s.kernels",
                step.ins().stream()
                        .map(in -> CodeBlock.of("$L", buffers.of(in)))
                        .toList(),
                weights,
                buffers.of(step.out()));
    }

    /** The remark of a comment if the step overwrites an input. */
    String inPlace() {
        return step.isInPlace() ? ", in place" : "";
    }
}
