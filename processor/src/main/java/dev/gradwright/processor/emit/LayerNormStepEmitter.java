package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.PredictorStep.Featurewise;
import java.util.Optional;

/** A layer norm in a predictor. */
final class LayerNormStepEmitter extends StepEmitter {
    private final LayerAccess access;
    private final Featurewise step;
    private final Op.LayerNorm op;

    LayerNormStepEmitter(PredictorNames names, LayerAccess access, Featurewise step, Op.LayerNorm op) {
        super(names, step);
        this.access = access;
        this.step = step;
        this.op = op;
    }

    @Override
    Optional<Packed> packed() {
        CodeBlock value = CodeBlock.of(
                "$T.of($L, kernels())",
                RuntimeTypes.PACKED_LAYER_NORM,
                access.of(step.layer(), RuntimeTypes.LAYER_NORM_LAYER));
        String comment = "Scale and offset of " + op.width();
        return Optional.of(new Packed(RuntimeTypes.PACKED_LAYER_NORM, field(), comment, value));
    }

    @Override
    String comment() {
        return step.layer() + ": layer norm of " + op.width() + inPlace(step.in());
    }

    @Override
    CodeBlock body() {
        return CodeBlock.builder()
                .addStatement(
                        "s.kernels.layerNorm($L, $L.gamma(), $L.beta(), $L, $L)",
                        scratch(step.in()),
                        weights(),
                        weights(),
                        Literals.ofFloat(op.epsilon()),
                        scratch(step.out()))
                .build();
    }
}
