package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LossOp.FusedActivation;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.FoldedNorm;
import dev.gradwright.processor.plan.LayerPlan.Active;
import dev.gradwright.processor.plan.MergedActivation;
import dev.gradwright.processor.plan.PredictorStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A fully connected layer: {@code y = f(xW + b)}. */
final class DenseCode extends OpCode {
    private static final ClassName HANDLE = RuntimeTypes.layer("Dense");

    private static final String WEIGHTS = "weights";
    private static final String BIAS = "bias";
    private static final String ACTIVITY = "Activity";

    private final Op.Dense op;

    DenseCode(Op.Dense op) {
        this.op = op;
    }

    @Override
    public ClassName handleType() {
        return HANDLE;
    }

    @Override
    public List<FieldSpec> fields(NetworkLayer layer) {
        List<FieldSpec> fields = new ArrayList<>();
        fields.add(FieldSpec.builder(RuntimeTypes.NETWORK_PARAMETER, layer.parameter(WEIGHTS), Modifier.PRIVATE)
                .addJavadoc("$L × $L$L.", op.inputs(), op.columns(), isOfMembers() ? ", a block for each member" : "")
                .build());
        bias(layer).ifPresent(name -> fields.add(field(RuntimeTypes.NETWORK_PARAMETER, name)));
        activity(layer).ifPresent(name -> fields.add(field(RuntimeTypes.ACTIVITY_PENALTY, name)));
        return fields;
    }

    /** Whether each member of an ensemble has weights of its own. */
    private boolean isOfMembers() {
        return op.members() > 1;
    }

    /** The name of a kernel, or of the one that does the same for each member. */
    private String kernel(String plain) {
        return isOfMembers() ? "member" + Words.capitalized(plain) : plain;
    }

    /** The arguments for the number of outputs, and for that of members if there are any. */
    private CodeBlock units() {
        return CodeBlock.of(isOfMembers() ? op.outputs() + ", " + op.members() : String.valueOf(op.outputs()));
    }

    private Optional<String> bias(NetworkLayer layer) {
        return op.biasInit().map(init -> layer.parameter(BIAS));
    }

    private Optional<String> activity(NetworkLayer layer) {
        return op.penalizesActivity() ? Optional.of(layer.field(ACTIVITY)) : Optional.empty();
    }

    @Override
    public CodeBlock create(NetworkLayer layer) {
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement(
                        "$L = factory.$L($L)",
                        layer.parameter(WEIGHTS),
                        kernel("weights"),
                        ParameterCode.arguments(
                                List.of(
                                        CodeBlock.of("$S", layer.name() + ".weights"),
                                        CodeBlock.of("$L", op.inputs()),
                                        units(),
                                        InitializerCode.of(op.init(), layer.imports())),
                                ParameterCode.spec(layer, "l", op.penalty(), op.constraint())));
        bias(layer)
                .ifPresent(name -> code.addStatement(
                        "$L = factory.$L($L)",
                        name,
                        kernel("bias"),
                        ParameterCode.arguments(
                                List.of(
                                        CodeBlock.of("$S", layer.name() + ".bias"),
                                        units(),
                                        CodeBlock.of(
                                                "$L",
                                                layer.imports()
                                                        .name(op.biasInit().orElseThrow()))),
                                ParameterCode.spec(layer, "biasL", op.biasPenalty(), Optional.empty()))));
        return code.build();
    }

    @Override
    public CodeBlock createOnBuffers(NetworkLayer layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        activity(layer)
                .ifPresent(name -> code.addStatement(
                        "$L = penalties.activity($L, $L)",
                        name,
                        SettingCode.of(layer.name() + ".activityL2", op.activityPenalty()),
                        layer.of(layer.plan().out())));
        return code.build();
    }

    @Override
    public CodeBlock newHandle(NetworkLayer layer) {
        return CodeBlock.of(
                "new $T($S, $L$L$L)",
                HANDLE,
                layer.name(),
                layer.parameter(WEIGHTS),
                bias(layer).map(name -> ", " + name).orElse(""),
                isOfMembers() ? ", " + op.members() : "");
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        Active plan = layer.plan();
        Operands x = layer.operands();
        String z = plan.preActivation().map(layer::of).orElse(x.out());
        CodeBlock body = compute(x, hasBias(), z, plan.activation(), layer.imports());
        return new Pass(forwardComment(layer), layer.needsMode(), body);
    }

    private boolean hasBias() {
        return op.biasInit().isPresent();
    }

    /** The product into {@code z}, and the activation from there into the output, which may be {@code z}. */
    private CodeBlock compute(
            Operands x, boolean hasBias, String z, Optional<MergedActivation> activation, StaticImports imports) {
        CodeBlock.Builder code = CodeBlock.builder().addStatement(product(x, hasBias, z));
        activation.ifPresent(merged -> code.addStatement(activation(x, merged.op(), z, imports)));
        return code.build();
    }

    private CodeBlock product(Operands x, boolean hasBias, String z) {
        return CodeBlock.of(
                "$L.$L($L, $L$L, $L)",
                x.kernels(),
                kernel("dense"),
                x.in(),
                x.weights(WEIGHTS),
                hasBias ? ", " + x.weights(BIAS) : "",
                z);
    }

    private static CodeBlock activation(Operands x, Op.Activate op, String z, StaticImports imports) {
        return CodeBlock.of("$L.activate($L, $L, $L)", x.kernels(), ActivateCode.arguments(imports, op), z, x.out());
    }

    /**
     * If another layer declares the activation, product and activation are traced separately, because the activation
     * may overwrite the product.
     */
    @Override
    public List<CodeBlock> trace(NetworkLayer layer, CodeBlock forward) {
        Active plan = layer.plan();
        return plan.activation()
                .filter(activation -> !activation.layer().equals(layer.name()))
                .map(activation -> {
                    Operands x = layer.trainingOperands();
                    String z = layer.of(plan.preActivation().orElse(plan.out()));
                    return List.of(
                            product(x, hasBias(), z),
                            layer.traced(layer.handle(), z),
                            activation(x, activation.op(), z, layer.imports()),
                            layer.traced(layer.names().handle(activation.layer()), x.out()));
                })
                .orElseGet(() -> super.trace(layer, forward));
    }

    private String forwardComment(NetworkLayer layer) {
        return layer.name() + ": " + widths()
                + (hasBias() ? "" : ", no bias")
                + layer.frozen()
                + activationComment(layer.name(), layer.plan().activation())
                + logits(layer)
                        .map(fused -> fused.op().function())
                        .map(function -> ", " + Words.inputOf(function) + " of the " + Words.of(function))
                        .orElse("");
    }

    private static String activationComment(String layer, Optional<MergedActivation> activation) {
        return activation
                .map(merged -> Words.merged(layer, merged.layer(), merged.op().function()))
                .orElse("");
    }

    private String widths() {
        return op.inputs() + " → " + op.outputs() + ofMembers();
    }

    private String ofMembers() {
        return isOfMembers() ? " for each of " + op.members() + " members" : "";
    }

    private static Optional<FusedActivation> logits(NetworkLayer layer) {
        return layer.network().output().training().equals(layer.plan().out())
                ? layer.network().program().loss().fused()
                : Optional.empty();
    }

    @Override
    public Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan().gradient().map(dy -> backward(layer, layer.dy()));
    }

    private Pass backward(NetworkLayer layer, String dy) {
        Active plan = layer.plan();
        CodeBlock.Builder body = CodeBlock.builder();
        activity(layer).ifPresent(name -> body.addStatement("$L.addGradient($L)", name, dy));
        plan.activation()
                .ifPresent(activation -> body.addStatement(
                        "kernels.activateBackward($L, $L, $L, $L)",
                        ActivateCode.arguments(layer.imports(), activation.op()),
                        layer.of(plan.preActivation().orElse(plan.out())),
                        dy,
                        dy));
        if (!layer.isFrozen()) {
            body.add(weightsGradient(layer, dy));
            bias(layer)
                    .ifPresent(name ->
                            body.addStatement("kernels.$L($L, $L.gradientTensor())", kernel("biasGradient"), dy, name));
        }
        plan.dx()
                .ifPresent(dx -> body.addStatement(
                                "kernels.$L($L, $L.tensor(), $L)",
                                kernel("inputGradient"),
                                dy,
                                layer.parameter(WEIGHTS),
                                layer.target(dx))
                        .add(layer.addContribution(dx)));
        return Pass.of(backwardComment(layer), body.build());
    }

    private CodeBlock weightsGradient(NetworkLayer layer, String dy) {
        CodeBlock ofInput = CodeBlock.builder()
                .addStatement(
                        "kernels.$L($L, $L, $L.gradientTensor())",
                        kernel("weightsGradient"),
                        layer.trainingIn(),
                        dy,
                        layer.parameter(WEIGHTS))
                .build();
        return layer.plan()
                .norm()
                .map(norm -> throughNorm(layer, norm, dy, ofInput))
                .orElse(ofInput);
    }

    /** A frozen norm does not depend on the batch, so the plain gradient of the weights is correct. */
    private static CodeBlock throughNorm(NetworkLayer layer, Active norm, String dy, CodeBlock ofInput) {
        String weights = layer.parameter(WEIGHTS);
        return CodeBlock.builder()
                .beginControlFlow(
                        "if ($L.isFrozen())", layer.names().handle(norm.layer().name()))
                .add(ofInput)
                .nextControlFlow("else")
                .addStatement(
                        "kernels.weightsGradientThroughNorm($L, $L, $L, $L.tensor(), $L.gradientTensor())",
                        layer.of(norm.in().training()),
                        layer.names().field(norm.layer().name(), BatchNormCode.STATE),
                        dy,
                        weights,
                        weights)
                .endControlFlow()
                .build();
    }

    private String backwardComment(NetworkLayer layer) {
        String formulas = String.join(", ", formulas(layer));
        return layer.plan().dx().isPresent()
                ? layer.name() + ": " + op.outputs() + " → " + op.inputs() + ofMembers() + layer.frozen() + "; "
                        + formulas
                : layer.name() + ": " + formulas + whyNoInputGradient(layer);
    }

    private List<String> formulas(NetworkLayer layer) {
        Active plan = layer.plan();
        List<String> formulas = new ArrayList<>();
        if (op.penalizesActivity()) {
            formulas.add("dy += 2λ·y/rows");
        }
        plan.activation().ifPresent(activation -> formulas.add(ActivateCode.formula(activation.op(), "dz", "z")));
        String dz = plan.activation().isPresent() ? "dz" : "dy";
        if (!layer.isFrozen()) {
            formulas.add("dW = xᵀ·" + dz);
            bias(layer).ifPresent(name -> formulas.add("db = Σ " + dz));
        }
        plan.dx().ifPresent(dx -> formulas.add("dx = " + dz + "·Wᵀ"));
        return formulas;
    }

    private static String whyNoInputGradient(NetworkLayer layer) {
        return layer.plan()
                .norm()
                .map(norm -> norm.layer().name())
                .map(norm -> ", along with dγ and dβ of " + norm + "; no dx: nothing before " + norm + " is trained")
                .orElse("; no dx: nothing before " + layer.name() + " is trained");
    }

    /** The weights with the batch norms around them folded in. */
    @Override
    public List<Packed> packed(PredictorLayer layer) {
        PredictorStep step = layer.step();
        List<String> norms = Stream.concat(step.normsBefore().stream(), step.normsAfter().stream())
                .map(FoldedNorm::layer)
                .toList();
        String folded = norms.isEmpty() ? "" : ", with " + Words.list(norms) + " folded in";
        return List.of(new Packed(RuntimeTypes.PACKED_DENSE, layer.field(), widths() + folded, pack(layer)));
    }

    private CodeBlock pack(PredictorLayer layer) {
        PredictorStep step = layer.step();
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.$L(weights, $S, $L, $L)",
                        RuntimeTypes.FOLDED_DENSE,
                        op.biasInit().isPresent() ? "of" : "withoutBias",
                        layer.name(),
                        op.inputs(),
                        op.columns());
        step.normsBefore().forEach(norm -> code.add("\n.after($L)", folded(norm)));
        step.normsAfter().forEach(norm -> code.add("\n.before($L)", folded(norm)));
        boolean plain = step.normsBefore().isEmpty() && step.normsAfter().isEmpty();
        return code.add(plain ? ".pack()" : "\n.pack()").build();
    }

    private static CodeBlock folded(FoldedNorm norm) {
        return CodeBlock.of("$S, $L", norm.layer(), BatchNormCode.folding(norm.op()));
    }

    /** Folding gives every product a bias. */
    @Override
    public Pass inference(PredictorLayer layer) {
        Optional<MergedActivation> activation = layer.step().activation();
        Operands x = layer.operands();
        CodeBlock body = compute(x, true, x.out(), activation, layer.imports());
        return Pass.of(layer.name() + ": " + widths() + activationComment(layer.name(), activation), body);
    }
}
