package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The expressions for the operands of an operation, which differ between a network and a predictor.
 *
 * @param ins its inputs, in order
 * @param weights the tensor of a parameter, by its role
 */
record Operands(String kernels, List<CodeBlock> ins, UnaryOperator<String> weights, String out) {
    Operands {
        ins = List.copyOf(ins);
    }

    /** The input of an operation with one input. */
    CodeBlock in() {
        return ins.get(0);
    }

    /** The tensor of a parameter. */
    String weights(String role) {
        return weights.apply(role);
    }
}
