package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.InputGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalization: {@code y = γ·(x − μ)/√(σ² + ε) + β}. If frozen, it runs in inference mode. In a predictor,
 * unless it is folded into a product, it is {@code y = x·scale + shift}.
 */
final class BatchNormCode extends OpCode {
    private static final ClassName HANDLE = RuntimeTypes.layer("BatchNorm");

    /** The suffix of the field of a norm's state. */
    static final String STATE = "State";

    private final Op.BatchNorm op;

    BatchNormCode(Op.BatchNorm op) {
        this.op = op;
    }

    @Override
    public ClassName handleType() {
        return HANDLE;
    }

    @Override
    public List<FieldSpec> fields(NetworkLayer layer) {
        return List.of(field(RuntimeTypes.BATCH_NORM_STATE, layer.field(STATE)));
    }

    @Override
    public CodeBlock create(NetworkLayer layer) {
        return CodeBlock.builder()
                .addStatement(
                        "$L = factory.$L($L, $L, $L)",
                        layer.field(STATE),
                        layer.isFrozen() ? "frozenBatchNorm" : "batchNorm",
                        op.width(),
                        layer.isFrozen()
                                ? Literals.ofDouble(op.momentum())
                                : SettingCode.number(layer.name() + ".momentum", op.momentum()),
                        Literals.ofFloat(op.epsilon()))
                .build();
    }

    @Override
    public CodeBlock newHandle(NetworkLayer layer) {
        return CodeBlock.of(
                "new $T($S, $L, $L, $L)", HANDLE, layer.name(), layer.field(STATE), op.scale(), op.center());
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        Operands x = layer.operands();
        CodeBlock inference = CodeBlock.builder()
                .addStatement("kernels.batchNormInference($L, $L, $L)", x.in(), layer.field(STATE), x.out())
                .build();
        if (layer.isFrozen()) {
            return new Pass(comment(layer.name()) + layer.frozen(), layer.needsMode(), inference);
        }
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (mode == $T.TRAIN && !$L.isFrozen())", RuntimeTypes.MODE, layer.handle())
                .addStatement("kernels.batchNorm($L, $L, $L)", layer.trainingIn(), layer.field(STATE), x.out())
                .nextControlFlow("else")
                .add(inference)
                .endControlFlow()
                .build();
        return new Pass(comment(layer.name()), true, body);
    }

    private String comment(String layer) {
        return layer + ": batch norm of " + Words.features(op.width());
    }

    @Override
    public Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan()
                .gradient()
                .map(dy -> layer.plan()
                        .dx()
                        .map(dx -> backward(layer, dy, dx))
                        .orElseGet(() -> backwardToParameters(layer)));
    }

    private Pass backward(NetworkLayer layer, Buffer dy, InputGradient dx) {
        CodeBlock inference = CodeBlock.builder()
                .addStatement(
                        "kernels.batchNormInferenceBackward($L, $L, $L)",
                        layer.dy(),
                        layer.field(STATE),
                        layer.target(dx))
                .build();
        CodeBlock body = CodeBlock.builder()
                .add(layer.isFrozen() ? inference : inferenceOrNot(layer, inference, dx))
                .add(layer.addContribution(dx))
                .build();
        String comment = comment(layer.name()) + layer.frozen() + (dx.target().equals(dy) ? ", gradients in place" : "")
                + "; " + formulas(layer);
        return Pass.of(comment, body);
    }

    private String formulas(NetworkLayer layer) {
        if (layer.isFrozen()) {
            return "dx = γ/σ·dy";
        }
        List<String> formulas = parameterFormulas();
        formulas.add("dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂))");
        return String.join(", ", formulas) + "; dx = γ/σ·dy while it is frozen";
    }

    private List<String> parameterFormulas() {
        List<String> formulas = new ArrayList<>();
        if (op.scale()) {
            formulas.add("dγ = Σ dy·x̂");
        }
        if (op.center()) {
            formulas.add("dβ = Σ dy");
        }
        return formulas;
    }

    private static CodeBlock inferenceOrNot(NetworkLayer layer, CodeBlock inference, InputGradient dx) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L.isFrozen())", layer.handle())
                .add(inference)
                .nextControlFlow("else")
                .addStatement(
                        "kernels.batchNormBackward($L, $L, $L, $L)",
                        layer.trainingIn(),
                        layer.dy(),
                        layer.field(STATE),
                        layer.target(dx))
                .endControlFlow()
                .build();
    }

    private Pass backwardToParameters(NetworkLayer layer) {
        CodeBlock body = CodeBlock.builder()
                .beginControlFlow("if (!$L.isFrozen())", layer.handle())
                .addStatement(
                        "kernels.batchNormBackward($L, $L, $L)", layer.trainingIn(), layer.dy(), layer.field(STATE))
                .endControlFlow()
                .build();
        return Pass.of(
                layer.name() + ": " + String.join(", ", parameterFormulas()) + "; no dx: nothing before " + layer.name()
                        + " is trained",
                body);
    }

    /** The arguments for folding a norm: ε, and whether it has γ and β, unless it has both. */
    static CodeBlock folding(Op.BatchNorm norm) {
        String epsilon = Literals.ofFloat(norm.epsilon());
        return norm.scale() && norm.center()
                ? CodeBlock.of("$L", epsilon)
                : CodeBlock.of("$L, $L, $L", epsilon, norm.scale(), norm.center());
    }

    @Override
    public List<Packed> packed(PredictorLayer layer) {
        CodeBlock value = CodeBlock.of(
                "$T.of(weights, $S, $L, $L).pack()", RuntimeTypes.FOLDED_NORM, layer.name(), op.width(), folding(op));
        return List.of(new Packed(
                RuntimeTypes.PACKED_BATCH_NORM,
                layer.field(),
                "Scale and shift of " + Words.features(op.width()),
                value));
    }

    @Override
    public Pass inference(PredictorLayer layer) {
        Operands x = layer.operands();
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "$L.scaleShift($L, $L, $L, $L)",
                        x.kernels(),
                        x.in(),
                        x.weights("scale"),
                        x.weights("shift"),
                        x.out())
                .build();
        return Pass.of(comment(layer.name()) + layer.inPlace(), body);
    }
}
