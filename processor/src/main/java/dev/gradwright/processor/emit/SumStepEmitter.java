package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.plan.PredictorStep.Sum;
import java.util.List;

/** A sum in a predictor. */
final class SumStepEmitter extends StepEmitter {
    private final Sum step;

    SumStepEmitter(PredictorNames names, Sum step) {
        super(names, step);
        this.step = step;
    }

    @Override
    String comment() {
        boolean isInPlace = step.ins().contains(step.out());
        return step.layer() + ": " + Words.sum(step.sources()) + " of "
                + step.op().width() + (isInPlace ? ", in place" : "");
    }

    @Override
    CodeBlock body() {
        List<String> terms = step.ins().stream().map(this::scratch).toList();
        return CodeBlocks.sum("s.kernels", terms, scratch(step.out()));
    }
}
