package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.plan.PredictorStep.Featurewise;
import java.util.Optional;

/** A PReLU in a predictor. */
final class PReluStepEmitter extends StepEmitter {
    private final LayerAccess access;
    private final Featurewise step;

    PReluStepEmitter(PredictorNames names, LayerAccess access, Featurewise step) {
        super(names, step);
        this.access = access;
        this.step = step;
    }

    @Override
    Optional<Packed> packed() {
        CodeBlock value = CodeBlock.of(
                "$T.of($L, kernels())", RuntimeTypes.PACKED_P_RELU, access.of(step.layer(), RuntimeTypes.P_RELU_LAYER));
        String comment = "Slopes of " + step.op().width();
        return Optional.of(new Packed(RuntimeTypes.PACKED_P_RELU, field(), comment, value));
    }

    @Override
    String comment() {
        return step.layer() + ": PReLU of " + step.op().width() + inPlace(step.in());
    }

    @Override
    CodeBlock body() {
        return CodeBlock.builder()
                .addStatement("s.kernels.prelu($L, $L.alpha(), $L)", scratch(step.in()), weights(), scratch(step.out()))
                .build();
    }
}
