package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.plan.PredictorStep.Activation;

/** An activation in a predictor that no dense layer could take in. */
final class ActivationStepEmitter extends StepEmitter {
    private final Activation step;
    private final StaticImports imports;

    ActivationStepEmitter(PredictorNames names, StaticImports imports, Activation step) {
        super(names, step);
        this.step = step;
        this.imports = imports;
    }

    @Override
    String comment() {
        return step.layer() + ": " + Words.of(step.op().function()) + " of "
                + step.op().width() + inPlace(step.in());
    }

    @Override
    CodeBlock body() {
        return CodeBlock.builder()
                .addStatement(
                        "s.kernels.activate($L, $L, $L)",
                        ActivationEmitter.arguments(imports, step.op()),
                        scratch(step.in()),
                        scratch(step.out()))
                .build();
    }
}
