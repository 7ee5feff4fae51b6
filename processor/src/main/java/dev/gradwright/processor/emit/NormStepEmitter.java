package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.plan.PredictorStep.PackedNorm;
import java.util.Optional;

/** A batch norm in a predictor that no dense layer could take in: {@code y = x·scale + shift}. */
final class NormStepEmitter extends StepEmitter {
    private final LayerAccess access;
    private final PackedNorm step;

    NormStepEmitter(PredictorNames names, LayerAccess access, PackedNorm step) {
        super(names, step);
        this.access = access;
        this.step = step;
    }

    @Override
    Optional<Packed> packed() {
        CodeBlock value = CodeBlock.of(
                "$T.of($L).pack(kernels())",
                RuntimeTypes.FOLDED_NORM,
                access.of(step.layer(), RuntimeTypes.BATCH_NORM_LAYER));
        String comment = "Scale and shift of " + step.in().width();
        return Optional.of(new Packed(RuntimeTypes.PACKED_NORM, field(), comment, value));
    }

    @Override
    String comment() {
        return step.layer() + ": batch norm of " + step.in().width() + inPlace(step.in());
    }

    @Override
    CodeBlock body() {
        return CodeBlock.builder()
                .addStatement(
                        "s.kernels.scaleShift($L, $L.scale(), $L.shift(), $L)",
                        scratch(step.in()),
                        weights(),
                        weights(),
                        scratch(step.out()))
                .build();
    }
}
