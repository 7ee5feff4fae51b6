package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import dev.gradwright.processor.plan.LayerPlan.FeaturewisePlan;
import java.util.List;
import java.util.Optional;

/** A ReLU whose slopes below 0 are trained: {@code y = max(x, 0) + α·min(x, 0)}. */
final class PReluEmitter extends LayerEmitter {
    private final FeaturewisePlan plan;
    private final Op.PRelu op;
    private final String alpha;

    PReluEmitter(NetworkContext context, FeaturewisePlan plan, Op.PRelu op) {
        super(context, plan);
        this.plan = plan;
        this.op = op;
        this.alpha = keptField("Alpha");
    }

    @Override
    ClassName handleType() {
        return RuntimeTypes.P_RELU_LAYER;
    }

    @Override
    List<FieldSpec> stateFields() {
        return List.of(field(RuntimeTypes.PARAMETER, alpha));
    }

    @Override
    CodeBlock createState() {
        return CodeBlock.builder()
                .addStatement(
                        "$L = state.constant($S, $L, $L)",
                        alpha,
                        layer().name() + ".alpha",
                        op.width(),
                        Literals.ofFloat(op.alpha()))
                .build();
    }

    @Override
    CodeBlock newHandle() {
        return CodeBlock.of("new $T($S, $L, $L)", RuntimeTypes.P_RELU_LAYER, layer().name(), alpha, name(plan.out()));
    }

    @Override
    Optional<Pass> forward() {
        CodeBlock body = CodeBlock.builder()
                .addStatement("kernels.prelu($L, $L.tensor(), $L)", name(plan.in()), alpha, name(plan.out()))
                .build();
        return Optional.of(new Pass(comment(), !plan.in().isSame(), body));
    }

    @Override
    Optional<Pass> backward() {
        Buffer into = plan.dx().map(InputGradient::made).orElse(plan.dy());
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "kernels.preluBackward($L, $L, $L.tensor(), $L.gradientTensor(), $L)",
                        name(plan.in().training()),
                        name(plan.dy()),
                        alpha,
                        alpha,
                        name(into))
                .add(plan.dx().map(this::addShare).orElse(CodeBlock.of("")))
                .build();
        String comment = comment() + (into.equals(plan.dy()) ? ", gradients in place" : "");
        return Optional.of(new Pass(comment, false, body));
    }

    private String comment() {
        return layer().name() + ": PReLU of " + op.width();
    }
}
