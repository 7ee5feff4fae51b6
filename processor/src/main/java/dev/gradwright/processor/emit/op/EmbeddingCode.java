package dev.gradwright.processor.emit.op;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradwright.processor.cost.Counts;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.lower.Op.Embedding.LookUp;
import dev.gradwright.processor.lower.Op.Embedding.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows of tables in the place of indices. */
final class EmbeddingCode extends OpCode {
    private static final ClassName HANDLE = RuntimeTypes.layer("Embedding");

    /** The bounds of the uniform distribution of initial weights, as in Keras. */
    private static final double BOUND = 0.05;

    private final Op.Embedding op;

    EmbeddingCode(Op.Embedding op) {
        this.op = op;
    }

    @Override
    public ClassName handleType() {
        return HANDLE;
    }

    @Override
    public List<FieldSpec> fields(NetworkLayer layer) {
        List<FieldSpec> fields = new ArrayList<>();
        for (LookUp lookUp : op.lookUps()) {
            fields.add(field(RuntimeTypes.NETWORK_PARAMETER, layer.parameter(lookUp.table())).toBuilder()
                    .addJavadoc("$L.", shape(lookUp))
                    .build());
        }
        return fields;
    }

    private static String shape(LookUp lookUp) {
        return Counts.grouped(lookUp.entries()) + " × " + lookUp.units();
    }

    @Override
    public CodeBlock create(NetworkLayer layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LookUp lookUp : op.lookUps()) {
            code.addStatement(
                    "$L = factory.$L($S, $L, $L, new $T($L, $L)$L)",
                    layer.parameter(lookUp.table()),
                    lookUp.isSparse() && !layer.isFrozen() ? "sparseTable" : "weights",
                    layer.name() + "." + lookUp.table(),
                    lookUp.entries(),
                    lookUp.units(),
                    RuntimeTypes.initializer("RandomUniform"),
                    Literals.ofDouble(-BOUND),
                    Literals.ofDouble(BOUND),
                    ParameterCode.spec(layer.isFrozen()));
        }
        return code.build();
    }

    @Override
    public CodeBlock newHandle(NetworkLayer layer) {
        return CodeBlock.of(
                "new $T($S, $L, $L, $L)",
                HANDLE,
                layer.name(),
                op.inputs(),
                op.outputs(),
                String.join(
                        ", ",
                        op.lookUps().stream()
                                .map(lookUp -> layer.parameter(lookUp.table()))
                                .toList()));
    }

    @Override
    public Pass forward(NetworkLayer layer) {
        return new Pass(
                comment(layer.name()) + layer.frozen(),
                layer.needsMode(),
                gather(layer.operands(), role -> layer.parameter(role) + ".tensor()"));
    }

    @Override
    public Pass inference(PredictorLayer layer) {
        return Pass.of(comment(layer.name()), gather(layer.operands(layer::weights), layer::weights));
    }

    /** A table of a layer has no name of its own. */
    private String comment(String layer) {
        return layer + ": " + op.inputs() + " → " + op.outputs() + ", rows of "
                + (op.lookUps().size() == 1 && op.lookUps().get(0).count() == op.inputs()
                        ? "the table"
                        : "the tables of "
                                + Words.list(
                                        op.lookUps().stream().map(LookUp::table).toList()));
    }

    private CodeBlock gather(Operands x, Function<String, String> table) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Segment segment : op.segments()) {
            if (segment.lookUp().isPresent()) {
                code.addStatement(
                        "$L.gather($L, $L, $L, $L, $L, $L)",
                        x.kernels(),
                        x.in(),
                        segment.column(),
                        segment.count(),
                        table.apply(segment.lookUp().get().table()),
                        segment.first(),
                        x.out());
            } else {
                code.addStatement(
                        "$L.copyColumns($L, $L, $L, $L, $L)",
                        x.kernels(),
                        x.in(),
                        segment.column(),
                        segment.count(),
                        segment.first(),
                        x.out());
            }
        }
        return code.build();
    }

    @Override
    public Optional<Pass> backward(NetworkLayer layer) {
        return layer.plan().gradient().filter(dy -> !layer.isFrozen()).map(dy -> scatter(layer));
    }

    private Pass scatter(NetworkLayer layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Segment segment : op.segments()) {
            segment.lookUp()
                    .ifPresent(lookUp -> code.addStatement(
                            "kernels.gatherBackward($L, $L, $L, $L, $L, $L.gradientTensor()$L)",
                            layer.trainingIn(),
                            segment.column(),
                            segment.count(),
                            layer.dy(),
                            segment.first(),
                            layer.parameter(lookUp.table()),
                            lookUp.isSparse() ? ", " + layer.parameter(lookUp.table()) + ".rowsRead()" : ""));
        }
        return Pass.of(
                layer.name()
                        + ": each row of a table sums the parts of dy for which it was read; no dx: nothing before "
                        + layer.name() + " is trained",
                code.build());
    }

    @Override
    public List<Packed> packed(PredictorLayer layer) {
        return op.lookUps().stream()
                .map(lookUp -> new Packed(
                        RuntimeTypes.TENSOR,
                        layer.field(lookUp.table()),
                        shape(lookUp),
                        CodeBlock.of(
                                "weights.packTable($S, $L, $L)",
                                layer.name() + "." + lookUp.table(),
                                lookUp.entries(),
                                lookUp.units())))
                .toList();
    }
}
