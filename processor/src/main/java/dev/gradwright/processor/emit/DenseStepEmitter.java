package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.plan.PredictorStep.PackedDense;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A dense layer in a predictor, with the batch norms around it folded in. */
final class DenseStepEmitter extends StepEmitter {
    private final LayerAccess access;
    private final PackedDense step;
    private final StaticImports imports;

    DenseStepEmitter(PredictorNames names, LayerAccess access, StaticImports imports, PackedDense step) {
        super(names, step);
        this.access = access;
        this.step = step;
        this.imports = imports;
    }

    @Override
    Optional<Packed> packed() {
        List<String> norms = Stream.concat(step.normsBefore().stream(), step.normsAfter().stream())
                .toList();
        String folded = norms.isEmpty() ? "" : ", with " + Words.list(norms) + " folded in";
        return Optional.of(new Packed(RuntimeTypes.PACKED_DENSE, field(), widths() + folded, pack()));
    }

    private String widths() {
        return step.op().inputs() + " → " + step.op().outputs();
    }

    private CodeBlock pack() {
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.of($L)", RuntimeTypes.FOLDED_DENSE, access.of(step.layer(), RuntimeTypes.DENSE_LAYER));
        step.normsBefore().forEach(norm -> code.add("\n.after($L)", handleOf(norm)));
        step.normsAfter().forEach(norm -> code.add("\n.before($L)", handleOf(norm)));
        boolean plain = step.normsBefore().isEmpty() && step.normsAfter().isEmpty();
        return code.add(plain ? ".pack(kernels())" : "\n.pack(kernels())").build();
    }

    private CodeBlock handleOf(String norm) {
        return access.of(norm, RuntimeTypes.BATCH_NORM_LAYER);
    }

    @Override
    String comment() {
        return step.layer() + ": " + widths()
                + step.epilogue()
                        .map(op -> Words.epilogue(step.layer(), step.epilogueLayer(), op.function()))
                        .orElse("");
    }

    @Override
    CodeBlock body() {
        return CodeBlock.builder()
                .addStatement(
                        "s.kernels.dense($L, $L.weights(), $L.bias()$L, $L)",
                        scratch(step.in()),
                        weights(),
                        weights(),
                        step.epilogue()
                                .map(op -> ", " + ActivationEmitter.arguments(imports, op))
                                .orElse(""),
                        scratch(step.out()))
                .build();
    }
}
