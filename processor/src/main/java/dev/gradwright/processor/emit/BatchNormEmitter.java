package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
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
                        "$L = state.$L($L, $L, $L)",
                        state,
                        layer().isFrozen() ? "frozenBatchNorm" : "batchNorm",
                        op.width(),
                        Literals.ofFloat(op.momentum()),
                        Literals.ofFloat(op.epsilon()))
                .build();
    }

    @Override
    CodeBlock newHandle() {
        return CodeBlock.of(
                "new $T($S, $L, $L, $L)",
                RuntimeTypes.BATCH_NORM_LAYER,
                layer().name(),
                state,
                plan.op().scale(),
                plan.op().center());
    }

    @Override
    Optional<Pass> forward() {
        CodeBlock inference = CodeBlock.builder()
                .addStatement("kernels.batchNormInference($L, $L, $L)", name(plan.in()), state, name(plan.out()))
                .build();
        String comment = layer().name() + ": batch norm of " + plan.op().width();
        if (layer().isFrozen()) {
            return Optional.of(new Pass(comment + ", frozen", !plan.in().isSame(), inference));
        }
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (training && $L!$L.isFrozen())", isNoSample(), handle())
                .addStatement("kernels.batchNorm($L, $L, $L)", name(plan.in().training()), state, name(plan.out()))
                .nextControlFlow("else")
                .add(inference)
                .endControlFlow()
                .build();
        return Optional.of(new Pass(comment, true, body));
    }

    private String isNoSample() {
        return context().plan().isRandom() ? "draw >= 0 && " : "";
    }

    @Override
    Optional<Pass> backward() {
        return plan.gradient()
                .map(dy -> plan.dx().map(dx -> backward(dy, dx)).orElseGet(() -> backwardToParameters(dy)));
    }

    private Pass backward(Buffer dy, InputGradient dx) {
        CodeBlock inference = CodeBlock.builder()
                .addStatement("kernels.batchNormInferenceBackward($L, $L, $L)", name(dy), state, name(dx.made()))
                .build();
        CodeBlock body = CodeBlock.builder()
                .add(layer().isFrozen() ? inference : inferenceOrNot(inference, dy, dx))
                .add(addShare(dx))
                .build();
        String comment = layer().name() + ": batch norm of " + plan.op().width()
                + (layer().isFrozen() ? ", frozen" : "")
                + (dx.made().equals(dy) ? ", gradients in place" : "");
        return new Pass(comment, false, body);
    }

    private CodeBlock inferenceOrNot(CodeBlock inference, Buffer dy, InputGradient dx) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L.isFrozen())", handle())
                .add(inference)
                .nextControlFlow("else")
                .addStatement(
                        "kernels.batchNormBackward($L, $L, $L, $L)",
                        name(plan.in().training()),
                        name(dy),
                        state,
                        name(dx.made()))
                .endControlFlow()
                .build();
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
