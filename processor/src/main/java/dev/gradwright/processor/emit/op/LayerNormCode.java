package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.lower.Op;

/** Layer normalization: {@code y = γ·(x − μ)/√(σ² + ε) + β} by row. */
final class LayerNormCode extends FeaturewiseCode {
    private static final String GAMMA = "gamma";
    private static final String BETA = "beta";

    private final Op.LayerNorm op;

    LayerNormCode(Op.LayerNorm op) {
        super(op, "LayerNorm");
        this.op = op;
    }

    @Override
    String words() {
        return "layer norm";
    }

    @Override
    String wordsOfValues() {
        return "Scale and offset";
    }

    @Override
    String initialValueOf(String role) {
        return role.equals(GAMMA) ? "1f" : "0f";
    }

    @Override
    String formulas() {
        return "dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row";
    }

    @Override
    CodeBlock compute(Operands x) {
        return CodeBlock.builder()
                .addStatement(
                        "$L.layerNorm($L, $L, $L, $L, $L)",
                        x.kernels(),
                        x.in(),
                        x.weights(GAMMA),
                        x.weights(BETA),
                        Literals.ofFloat(op.epsilon()),
                        x.out())
                .build();
    }

    @Override
    CodeBlock gradients(NetworkLayer layer, String dy, String dx) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.layerNormBackward($L, $L, $L.tensor(), $L, $L, $L, $L)",
                        layer.trainingIn(),
                        dy,
                        layer.parameter(GAMMA),
                        Literals.ofFloat(op.epsilon()),
                        gradientOf(layer, GAMMA),
                        gradientOf(layer, BETA),
                        dx)
                .build();
    }
}
