package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.plan.PredictorStep.Featurewise;
import java.util.Optional;

/** A PReLU in a predictor. */
final class PReluStepEmitter extends StepEmitter {
    private final Featurewise step;

    PReluStepEmitter(PredictorNames names, Featurewise step) {
        super(names, step);
        this.step = step;
    }

    @Override
    Optional<Packed> packed() {
        CodeBlock value = CodeBlock.of("$T.of(network.$L(), kernels())", RuntimeTypes.PACKED_P_RELU, step.layer());
        String comment = "Slopes of " + step.op().width();
        return Optional.of(new Packed(RuntimeTypes.PACKED_P_RELU, weights(), comment, value));
    }

    @Override
    String comment() {
        return step.layer() + ": PReLU of " + step.op().width() + ", in place";
    }

    @Override
    CodeBlock body() {
        return CodeBlock.builder()
                .addStatement("s.kernels.prelu($L, $L.alpha(), $L)", scratch(step.in()), weights(), scratch(step.out()))
                .build();
    }
}
