package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.emit.text.Chunks;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.InputGradient;
import java.util.List;
import java.util.Optional;

/** The rows of the batch for each member of an ensemble, with its signs: {@code yₘ = x∘sₘ}. */
final class ExpandCode extends OpCode {
    private static final ClassName HANDLE = RuntimeTypes.layer("Ensemble");
    private static final String SIGNS = "signs";
    /** The maximal length of a line of widths. */
    private static final int COLUMNS = 90;

    private final Op.Expand op;

    ExpandCode(Op.Expand op) {
        this.op = op;
    }

    @Override
    public ClassName handleType() {
        return HANDLE;
    }

    @Override
    public List<FieldSpec> fields(NetworkLayer layer) {
        return List.of(field(RuntimeTypes.NETWORK_PARAMETER, layer.parameter(SIGNS)).toBuilder()
                .addJavadoc("$L × $L.", op.copies(), op.width())
                .build());
    }

    @Override
    public CodeBlock create(NetworkLayer layer) {
        return CodeBlock.builder()
                .addStatement(
                        "$L = factory.$L($S, $L, $L)",
                        layer.parameter(SIGNS),
                        isByColumn() ? "signs" : "signsOfFeatures",
                        layer.name() + "." + SIGNS,
                        op.copies(),
                        isByColumn() ? CodeBlock.of("$L", op.width()) : widths())
                .build();
    }

    /** Whether each column has its own sign. */
    private boolean isByColumn() {
        return op.widths().stream().allMatch(width -> width == 1);
    }

    /** The number of columns of each feature, some on each line. */
    private CodeBlock widths() {
        List<String> widths = op.widths().stream().map(String::valueOf).toList();
        List<String> lines = Chunks.of(widths, width -> width.length() + 2, COLUMNS).stream()
                .map(line -> String.join(", ", line))
                .toList();
        return CodeBlock.of(lines.size() == 1 ? "$L" : "$>$>\n$L$<$<", String.join(",\n", lines));
    }

    @Override
    public CodeBlock newHandle(NetworkLayer layer) {
        return CodeBlock.of("new $T($S, $L)", HANDLE, layer.name(), layer.parameter(SIGNS));
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        return new Pass(comment(layer.name()), layer.needsMode(), expand(layer.operands()));
    }

    @Override
    public Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan().dx().map(dx -> backward(layer, dx));
    }

    private Pass backward(NetworkLayer layer, InputGradient dx) {
        CodeBlock body = CodeBlock.builder()
                .addStatement(
                        "kernels.expandBackward($L, $L.tensor(), $L)",
                        layer.dy(),
                        layer.parameter(SIGNS),
                        layer.target(dx))
                .add(layer.addContribution(dx))
                .build();
        return Pass.of(layer.name() + ": dx = Σ dy·s over the members", body);
    }

    @Override
    public List<Packed> packed(PredictorLayer layer) {
        return List.of(new Packed(
                RuntimeTypes.TENSOR,
                layer.field(SIGNS),
                op.copies() + " × " + op.width(),
                CodeBlock.of("weights.packSigns($S, $L, $L)", layer.name() + "." + SIGNS, op.copies(), op.width())));
    }

    @Override
    public Pass inference(PredictorLayer layer) {
        return Pass.of(comment(layer.name()), expand(layer.operands(layer::weights)));
    }

    private String comment(String layer) {
        return layer + ": " + Words.features(op.width()) + " for " + op.copies() + " members, each with its own signs";
    }

    private CodeBlock expand(Operands x) {
        return CodeBlock.builder()
                .addStatement("$L.expand($L, $L, $L)", x.kernels(), x.in(), x.weights(SIGNS), x.out())
                .build();
    }
}
