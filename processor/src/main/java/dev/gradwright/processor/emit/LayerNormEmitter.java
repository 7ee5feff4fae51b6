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

/** Layer normalization: {@code y = γ·(x − μ)/√(σ² + ε) + β} by row. */
final class LayerNormEmitter extends LayerEmitter {
    private final FeaturewisePlan plan;
    private final Op.LayerNorm op;
    private final String gamma;
    private final String beta;

    LayerNormEmitter(NetworkContext context, FeaturewisePlan plan, Op.LayerNorm op) {
        super(context, plan);
        this.plan = plan;
        this.op = op;
        this.gamma = keptField("Gamma");
        this.beta = keptField("Beta");
    }

    @Override
    ClassName handleType() {
        return RuntimeTypes.LAYER_NORM_LAYER;
    }

    @Override
    List<FieldSpec> stateFields() {
        return List.of(field(RuntimeTypes.PARAMETER, gamma), field(RuntimeTypes.PARAMETER, beta));
    }

    @Override
    CodeBlock createState() {
        return CodeBlock.builder()
                .addStatement("$L = state.constant($S, $L, 1f)", gamma, layer().name() + ".gamma", op.width())
                .addStatement("$L = state.constant($S, $L, 0f)", beta, layer().name() + ".beta", op.width())
                .build();
    }

    @Override
    CodeBlock newHandle() {
        return CodeBlock.of(
                "new $T($S, $L, $L, $L)", RuntimeTypes.LAYER_NORM_LAYER, layer().name(), gamma, beta, name(plan.out()));
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
    Optional<Pass> backward() {
        Buffer into = plan.dx().map(InputGradient::made).orElse(plan.dy());
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "kernels.layerNormBackward($L, $L, $L.tensor(), $L, $L.gradientTensor(), $L.gradientTensor(), $L)",
                        name(plan.in().training()),
                        name(plan.dy()),
                        gamma,
                        Literals.ofFloat(op.epsilon()),
                        gamma,
                        beta,
                        name(into))
                .add(plan.dx().map(this::addShare).orElse(CodeBlock.of("")))
                .build();
        String comment = comment() + (into.equals(plan.dy()) ? ", gradients in place" : "");
        return Optional.of(new Pass(comment, false, body));
    }

    private String comment() {
        return layer().name() + ": layer norm of " + op.width();
    }
}
