package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.LayerPlan.FeaturewisePlan;
import java.util.Optional;

/** A ReLU whose slopes below 0 are trained: {@code y = max(x, 0) + α·min(x, 0)}. */
final class PReluEmitter extends FeaturewiseEmitter {
    private static final String ALPHA = "Alpha";

    private final FeaturewisePlan plan;
    private final Op.PRelu op;
    private final String alpha;

    PReluEmitter(NetworkContext context, FeaturewisePlan plan, Op.PRelu op) {
        super(context, plan, ALPHA);
        this.plan = plan;
        this.op = op;
        this.alpha = keptField(ALPHA);
    }

    @Override
    ClassName handleType() {
        return RuntimeTypes.P_RELU_LAYER;
    }

    @Override
    CodeBlock createValues() {
        return CodeBlock.builder()
                .addStatement(
                        "$L = state.$L($S, $L, $L)",
                        alpha,
                        constant(),
                        layer().name() + ".alpha",
                        op.width(),
                        Literals.ofFloat(op.alpha()))
                .build();
    }

    @Override
    CodeBlock newHandle() {
        return CodeBlock.of("new $T($S, $L)", RuntimeTypes.P_RELU_LAYER, layer().name(), alpha);
    }

    @Override
    Optional<Pass> forward() {
        CodeBlock body = CodeBlock.builder()
                .addStatement("kernels.prelu($L, $L.tensor(), $L)", name(plan.in()), alpha, name(plan.out()))
                .build();
        return Optional.of(new Pass(comment(), !plan.in().isSame(), body));
    }

    @Override
    CodeBlock backward(String dy, String dx) {
        return CodeBlock.builder()
                .addStatement(
                        "kernels.preluBackward($L, $L, $L.tensor(), $L, $L)",
                        name(plan.in().training()),
                        dy,
                        alpha,
                        gradientOf(alpha),
                        dx)
                .build();
    }

    @Override
    String words() {
        return "PReLU";
    }
}
