package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.LayerPlan.FeaturewisePlan;
import java.util.Optional;

/** Layer normalization: {@code y = γ·(x − μ)/√(σ² + ε) + β} by row. */
final class LayerNormEmitter extends FeaturewiseEmitter {
    private static final String GAMMA = "Gamma";
    private static final String BETA = "Beta";

    private final FeaturewisePlan plan;
    private final Op.LayerNorm op;
    private final String gamma;
    private final String beta;

    LayerNormEmitter(NetworkContext context, FeaturewisePlan plan, Op.LayerNorm op) {
        super(context, plan, GAMMA, BETA);
        this.plan = plan;
        this.op = op;
        this.gamma = keptField(GAMMA);
        this.beta = keptField(BETA);
    }

    @Override
    ClassName handleType() {
        return RuntimeTypes.LAYER_NORM_LAYER;
    }

    @Override
    CodeBlock createValues() {
        return CodeBlock.builder()
                .addStatement("$L = state.$L($S, $L, 1f)", gamma, constant(), layer().name() + ".gamma", op.width())
                .addStatement("$L = state.$L($S, $L, 0f)", beta, constant(), layer().name() + ".beta", op.width())
                .build();
    }

    @Override
    CodeBlock newHandle() {
        return CodeBlock.of("new $T($S, $L, $L)", RuntimeTypes.LAYER_NORM_LAYER, layer().name(), gamma, beta);
    }

    @Override
    Optional<Pass> forward() {
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "kernels.layerNorm($L, $L.tensor(), $L.tensor(), $L, $L)",
                        name(plan.in()),
                        gamma,
                        beta,
                        Literals.ofFloat(op.epsilon()),
                        name(plan.out()))
                .build();
        return Optional.of(new Pass(comment(), !plan.in().isSame(), body));
    }

    @Override
    CodeBlock backward(String dy, String dx) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.layerNormBackward($L, $L, $L.tensor(), $L, $L, $L, $L)",
                        name(plan.in().training()),
                        dy,
                        gamma,
                        Literals.ofFloat(op.epsilon()),
                        gradientOf(gamma),
                        gradientOf(beta),
                        dx)
                .build();
    }

    @Override
    String words() {
        return "layer norm";
    }
}
