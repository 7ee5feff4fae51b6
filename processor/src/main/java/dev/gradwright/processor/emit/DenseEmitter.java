package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.LayerPlan.BatchNormPlan;
import dev.gradwright.processor.plan.LayerPlan.DensePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** A fully connected layer: {@code y = f(xW + b)}. */
final class DenseEmitter extends LayerEmitter {
    private final DensePlan plan;
    private final String weights;
    private final Optional<String> bias;
    private final Optional<String> activity;

    DenseEmitter(NetworkContext context, DensePlan plan) {
        super(context, plan);
        this.plan = plan;
        this.weights = keptField("Weights");
        this.bias = plan.op().biasInit().map(init -> keptField("Bias"));
        this.activity = plan.op().penalizesActivity() ? Optional.of(keptField("Activity")) : Optional.empty();
    }

    @Override
    ClassName handleType() {
        return RuntimeTypes.DENSE_LAYER;
    }

    @Override
    List<FieldSpec> stateFields() {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(FieldSpec.builder(RuntimeTypes.NETWORK_PARAMETER, weights, Modifier.PRIVATE)
                .addJavadoc("$L × $L.", plan.op().inputs(), plan.op().outputs())
                .build());
        bias.ifPresent(name -> fields.add(field(RuntimeTypes.NETWORK_PARAMETER, name)));
        activity.ifPresent(name -> fields.add(field(RuntimeTypes.ACTIVITY_PENALTY, name)));
        return fields;
    }

    @Override
    CodeBlock createState() {
        Op.Dense op = plan.op();
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement(
                        "$L = state.$L($S, $L, $L, $L)$L$L",
                        weights,
                        layer().isFrozen() ? "frozenWeights" : "weights",
                        layer().name() + ".weights",
                        op.inputs(),
                        op.outputs(),
                        InitializerCode.of(op.init(), context().imports()),
                        RegularizationCode.penalized(op.penalty()),
                        op.constraint().map(RegularizationCode::constrained).orElse(CodeBlock.of("")));
        bias.ifPresent(name -> code.addStatement(
                "$L = state.$L($S, $L, $L)$L",
                name,
                layer().isFrozen() ? "frozenBias" : "bias",
                layer().name() + ".bias",
                op.outputs(),
                context().imports().name(op.biasInit().orElseThrow()),
                RegularizationCode.penalized(op.biasPenalty())));
        return code.build();
    }

    @Override
    CodeBlock createOnBuffers() {
        CodeBlock.Builder code = CodeBlock.builder();
        activity.ifPresent(name -> code.addStatement(
                "$L = state.penalizedActivity($L, $L)",
                name,
                Literals.ofDouble(plan.op().activityPenalty()),
                name(plan.out())));
        return code.build();
    }

    @Override
    CodeBlock newHandle() {
        return CodeBlock.of(
                "new $T($S, $L, $L)", RuntimeTypes.DENSE_LAYER, layer().name(), weights, bias.orElse("null"));
    }

    @Override
    Optional<Pass> forward() {
        CodeBlock.Builder body = CodeBlock.builder();
        if (plan.preActivation().isPresent()) {
            String z = name(plan.preActivation().get());
            body.addStatement(product(name(plan.in()), "", z));
            body.addStatement(activation(z));
        } else {
            String epilogue = plan.epilogue().map(op -> ", " + arguments(op)).orElse("");
            body.addStatement(product(name(plan.in()), epilogue, name(plan.out())));
        }
        return Optional.of(new Pass(forwardComment(), !plan.in().isSame(), body.build()));
    }

    private CodeBlock product(String in, String epilogue, String out) {
        return CodeBlock.of(
                "kernels.dense($L, $L.tensor()$L$L, $L)",
                in,
                weights,
                bias.map(name -> ", " + name + ".tensor()").orElse(""),
                epilogue,
                out);
    }

    private CodeBlock activation(String z) {
        return CodeBlock.of(
                "kernels.activate($L, $L, $L)", arguments(plan.epilogue().orElseThrow()), z, name(plan.out()));
    }

    /** An activation that another layer declares may be where it begins, so both are shown. */
    @Override
    List<CodeBlock> trace(CodeBlock forward) {
        String epilogueLayer = plan.epilogueLayer();
        if (epilogueLayer.equals(layer().name())) {
            return super.trace(forward);
        }
        String z = name(plan.preActivation().orElse(plan.out()));
        return List.of(
                product(name(plan.in().training()), "", z),
                traced(handle(), z),
                activation(z),
                traced(context().names().handle(epilogueLayer), name(plan.out())));
    }

    private String forwardComment() {
        return layer().name() + ": " + plan.op().inputs() + " → " + plan.op().outputs()
                + (bias.isPresent() ? "" : ", no bias")
                + (layer().isFrozen() ? ", frozen" : "")
                + plan.epilogue()
                        .map(op -> Words.epilogue(layer().name(), plan.epilogueLayer(), op.function()))
                        .orElse("")
                + logits().map(fused -> ", logits of the " + Words.of(fused.op().function()))
                        .orElse("");
    }

    private Optional<FusedActivation> logits() {
        return context().plan().output().training().equals(plan.out())
                ? context().plan().program().loss().fused()
                : Optional.empty();
    }

    @Override
    Optional<Pass> backward() {
        return plan.gradient().map(this::name).map(this::backward);
    }

    private Pass backward(String dy) {
        CodeBlock.Builder body = CodeBlock.builder();
        activity.ifPresent(name -> body.addStatement("$L.addGradient($L)", name, dy));
        plan.epilogue()
                .ifPresent(op -> body.addStatement(
                        "kernels.activateBackward($L, $L, $L, $L)",
                        arguments(op),
                        name(plan.preActivation().orElse(plan.out())),
                        dy,
                        dy));
        if (!layer().isFrozen()) {
            body.add(weightsGradient(dy));
            bias.ifPresent(name -> body.addStatement("kernels.biasGradient($L, $L.gradientTensor())", dy, name));
        }
        plan.dx()
                .ifPresent(dx -> body.addStatement(
                                "kernels.inputGradient($L, $L.tensor(), $L)", dy, weights, name(dx.made()))
                        .add(addShare(dx)));
        return new Pass(backwardComment(), false, body.build());
    }

    private CodeBlock weightsGradient(String dy) {
        CodeBlock ofInput = CodeBlock.builder()
                .addStatement(
                        "kernels.weightsGradient($L, $L, $L.gradientTensor())",
                        name(plan.in().training()),
                        dy,
                        weights)
                .build();
        return plan.norm().map(norm -> throughNorm(norm, dy, ofInput)).orElse(ofInput);
    }

    /** A frozen norm is a constant, and has no statistics of this batch. */
    private CodeBlock throughNorm(BatchNormPlan norm, String dy, CodeBlock ofInput) {
        String layer = norm.layer().name();
        return CodeBlock.builder()
                .beginControlFlow("if ($L.isFrozen())", context().names().handle(layer))
                .add(ofInput)
                .nextControlFlow("else")
                .addStatement(
                        "kernels.weightsGradientThroughNorm($L, $L, $L, $L.tensor(), $L.gradientTensor())",
                        name(norm.in().training()),
                        context().names().field(layer, BatchNormEmitter.STATE),
                        dy,
                        weights,
                        weights)
                .endControlFlow()
                .build();
    }

    private String backwardComment() {
        if (plan.dx().isPresent()) {
            return layer().name() + ": " + plan.op().outputs() + " → "
                    + plan.op().inputs() + (layer().isFrozen() ? ", frozen" : "");
        }
        return layer().name() + ": nothing before it needs a gradient"
                + plan.norm()
                        .map(norm ->
                                " but " + norm.layer().name() + ", whose γ and β get theirs along with the weights")
                        .orElse("");
    }

    private String arguments(Op.Activate op) {
        return ActivationEmitter.arguments(context().imports(), op);
    }
}
