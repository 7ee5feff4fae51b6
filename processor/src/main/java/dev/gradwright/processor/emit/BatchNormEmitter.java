package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.LayerPlan.BatchNormPlan;
import java.util.List;
import java.util.Optional;

/** Batch normalization: {@code y = γ·(x − μ)/√(σ² + ε) + β}; frozen, it runs in inference mode. */
final class BatchNormEmitter extends LayerEmitter {
    /** Which field of a norm's layer holds its state. */
    static final String STATE = "State";

    private final BatchNormPlan plan;
    private final String state;

    BatchNormEmitter(NetworkContext context, BatchNormPlan plan) {
        super(context, plan);
        this.plan = plan;
        this.state = keptField(STATE);
    }

    @Override
    ClassName handleType() {
        return RuntimeTypes.BATCH_NORM_LAYER;
    }

    @Override
    List<FieldSpec> stateFields() {
        return List.of(field(RuntimeTypes.BATCH_NORM_STATE, state));
    }

    @Override
    CodeBlock createState() {
        Op.BatchNorm op = plan.op();
        return CodeBlock.builder()
                .addStatement(
                        "$L = new $T(kernels, $L, $L, $L)",
                        state,
                        RuntimeTypes.BATCH_NORM_STATE,
                        op.width(),
                        Literals.ofFloat(op.momentum()),
                        Literals.ofFloat(op.epsilon()))
                .build();
    }

    @Override
    CodeBlock newHandle() {
        return CodeBlock.of(
                "new $T($S, $L, $L, $L, $L)",
                RuntimeTypes.BATCH_NORM_LAYER,
                layer().name(),
                state,
                plan.op().scale(),
                plan.op().center(),
                name(plan.out()));
    }

    @Override
    Optional<Pass> forward() {
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (training && $L!$L.isFrozen())", isNoSample(), handle())
                .addStatement("kernels.batchNorm($L, $L, $L)", name(plan.in().training()), state, name(plan.out()))
                .nextControlFlow("else")
                .addStatement("kernels.batchNormInference($L, $L, $L)", name(plan.in()), state, name(plan.out()))
                .endControlFlow()
                .build();
        String comment = layer().name() + ": batch norm of " + plan.op().width();
        return Optional.of(new Pass(comment, true, body));
    }

    private String isNoSample() {
        return context().plan().isRandom() ? "draw >= 0 && " : "";
    }

    @Override
    Optional<Pass> backward() {
        return plan.gradient()
                .map(gradient -> plan.needsInputGradient() ? backward(gradient) : backwardToParameters(gradient));
    }

    private Pass backward(Buffer gradient) {
        String d = name(gradient);
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if ($L.isFrozen())", handle())
                .addStatement("kernels.batchNormInferenceBackward($L, $L, $L)", d, state, d)
                .nextControlFlow("else")
                .addStatement(
                        "kernels.batchNormBackward($L, $L, $L, $L)",
                        name(plan.in().training()),
                        d,
                        state,
                        d)
                .endControlFlow()
                .build();
        String comment = layer().name() + ": batch norm of " + plan.op().width() + ", gradients in place";
        return new Pass(comment, false, body);
    }

    private Pass backwardToParameters(Buffer gradient) {
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (!$L.isFrozen())", handle())
                .addStatement(
                        "kernels.batchNormBackward($L, $L, $L)", name(plan.in().training()), name(gradient), state)
                .endControlFlow()
                .build();
        return new Pass(layer().name() + ": nothing before it needs a gradient", false, body);
    }
}
