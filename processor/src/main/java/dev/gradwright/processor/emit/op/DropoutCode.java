package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.plan.InputGradient;

/** Dropout of either kind. The backward pass drops the gradients of the dropped features. */
final class DropoutCode extends NoiseCode {
    private final double rate;
    private final String words;
    private final String backwardKernel;
    private final String formula;

    /**
     * @param words names the layer in comments
     * @param formula of the gradient
     */
    DropoutCode(double rate, String words, String kernel, String backwardKernel, String formula) {
        super(kernel, "rate", rate);
        this.rate = rate;
        this.words = words;
        this.backwardKernel = backwardKernel;
        this.formula = formula;
    }

    @Override
    String effect() {
        return words + " of " + Literals.percent(rate);
    }

    @Override
    String backwardComment() {
        return formula + ", with the mask of the forward pass";
    }

    @Override
    CodeBlock backward(NetworkLayer layer, InputGradient dx) {
        return call(layer, backwardKernel, layer.dy(), layer.target(dx));
    }
}
