package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;

/** Normal noise: {@code y = x + n}, so that the gradient by the input is that by the output. */
final class GaussianNoiseCode extends NoiseCode {
    private final Op.GaussianNoise op;

    GaussianNoiseCode(Op.GaussianNoise op) {
        super(op, "gaussianNoise", op.deviation());
        this.op = op;
    }

    @Override
    String deed() {
        return "adds noise of deviation " + Literals.ofDouble(op.deviation()) + " to";
    }

    @Override
    String backwardComment() {
        return "passes the gradient on";
    }

    @Override
    CodeBlock backward(NetworkLayer layer, Buffer dy, Buffer dx) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!dy.equals(dx)) {
            code.addStatement("kernels.copy($L, $L)", layer.of(dy), layer.of(dx));
        }
        return code.build();
    }
}
