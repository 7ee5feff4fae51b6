package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.InputGradient;

/** Dropout of either kind. The backward pass drops the gradients of the dropped features. */
final class DropoutCode extends NoiseCode {
    private final double rate;
    private final String backwardKernel;
    private final String formula;

    DropoutCode(Op.Noise op, double rate, String kernel, String backwardKernel, String formula) {
        super(op, kernel, "rate", rate);
        this.rate = rate;
        this.backwardKernel = backwardKernel;
        this.formula = formula;
    }

    @Override
    String effect() {
        return "drops " + Literals.percent(rate) + " of";
    }

    @Override
    String backwardComment() {
        return formula + ", with the mask of the forward pass";
    }

    @Override
    CodeBlock backward(NetworkLayer layer, InputGradient dx) {
        return call(layer, backwardKernel, layer.dy(), layer.made(dx));
    }
}
