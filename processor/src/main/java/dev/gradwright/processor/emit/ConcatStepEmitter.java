package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.plan.PredictorStep.Concatenation;
import java.util.List;

/** Layers side by side in a predictor. */
final class ConcatStepEmitter extends StepEmitter {
    private final Concatenation step;

    ConcatStepEmitter(PredictorNames names, Concatenation step) {
        super(names, step);
        this.step = step;
    }

    @Override
    String comment() {
        return step.layer() + ": " + Words.sources(step.sources()) + " → "
                + step.op().outputs();
    }

    @Override
    CodeBlock body() {
        List<String> parts = step.ins().stream().map(this::scratch).toList();
        return CodeBlocks.concat("s.kernels", parts, step.op().widths(), scratch(step.out()));
    }
}
