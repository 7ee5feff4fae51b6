package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.InputGradient;
import java.util.Optional;

/** Normal noise: {@code y = x + n}, so the gradient of the input equals that of the output. */
final class GaussianNoiseCode extends NoiseCode {
    private final Op.GaussianNoise op;

    GaussianNoiseCode(Op.GaussianNoise op) {
        super("gaussianNoise", "deviation", op.deviation());
        this.op = op;
    }

    @Override
    String effect() {
        return "normal noise of deviation " + Literals.ofDouble(op.deviation());
    }

    @Override
    String backwardComment() {
        return "dx = dy";
    }

    @Override
    CodeBlock backward(NetworkLayer layer, InputGradient dx) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!layer.plan().gradient().equals(Optional.of(dx.target()))) {
            code.addStatement("kernels.copy($L, $L)", layer.dy(), layer.target(dx));
        }
        return code.build();
    }
}
