package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.Op;

/** A ReLU whose slopes below 0 are trained: {@code y = max(x, 0) + α·min(x, 0)}. */
final class PReluCode extends FeaturewiseCode {
    private static final String ALPHA = "alpha";

    private final Op.PRelu op;

    PReluCode(Op.PRelu op) {
        super(op, "PRelu");
        this.op = op;
    }

    @Override
    String words() {
        return "PReLU";
    }

    @Override
    String wordsOf(String role) {
        return "Slopes";
    }

    @Override
    String initialValueOf(String role) {
        return Literals.ofFloat(op.alpha());
    }

    @Override
    String formulas() {
        return "dα = Σ dy·min(x, 0), dx = dy where x > 0, α·dy where x < 0";
    }

    @Override
    CodeBlock compute(Operands x) {
        return CodeBlock.builder()
                .addStatement("$L.prelu($L, $L, $L)", x.kernels(), x.in(), x.weights(ALPHA), x.out())
                .build();
    }

    @Override
    CodeBlock gradients(NetworkLayer layer, String dy, String dx) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.preluBackward($L, $L, $L.tensor(), $L, $L)",
                        layer.trainingIn(),
                        dy,
                        layer.parameter(ALPHA),
                        gradientOf(layer, ALPHA),
                        dx)
                .build();
    }
}
