package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;

/** Dropout of either kind, which drops the same gradients as features. */
final class DropoutCode extends NoiseCode {
    private final double rate;
    private final String backwardKernel;

    DropoutCode(Op.Noise op, double rate, String kernel, String backwardKernel) {
        super(op, kernel, rate);
        this.rate = rate;
        this.backwardKernel = backwardKernel;
    }

    @Override
    String deed() {
        return "drops " + Literals.percent(rate) + " of";
    }

    @Override
    String backwardComment() {
        return "applies the mask of the forward pass";
    }

    @Override
    CodeBlock backward(NetworkLayer layer, Buffer dy, Buffer dx) {
        return call(layer, backwardKernel, layer.of(dy), layer.of(dx));
    }
}
