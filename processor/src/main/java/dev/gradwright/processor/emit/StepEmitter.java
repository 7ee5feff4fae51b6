package dev.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.Buffer;
import dev.gradwright.processor.plan.PredictorStep;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The text of one step in a predictor: what it keeps, how that is packed, and what it does. */
abstract class StepEmitter {
    private final PredictorNames names;
    private final PredictorStep step;

    StepEmitter(PredictorNames names, PredictorStep step) {
        this.names = names;
        this.step = step;
    }

    static StepEmitter of(PredictorNames names, LayerAccess access, StaticImports imports, PredictorStep step) {
        if (step instanceof PredictorStep.PackedDense dense) {
            return new DenseStepEmitter(names, access, imports, dense);
        } else if (step instanceof PredictorStep.PackedNorm norm) {
            return new NormStepEmitter(names, access, norm);
        } else if (step instanceof PredictorStep.Featurewise featurewise) {
            return of(names, access, featurewise);
        } else if (step instanceof PredictorStep.Activation activation) {
            return new ActivationStepEmitter(names, imports, activation);
        } else if (step instanceof PredictorStep.Sum sum) {
            return new SumStepEmitter(names, sum);
        } else if (step instanceof PredictorStep.Concatenation concatenation) {
            return new ConcatStepEmitter(names, concatenation);
        }
        throw new AssertionError(step);
    }

    private static StepEmitter of(PredictorNames names, LayerAccess access, PredictorStep.Featurewise step) {
        if (step.op() instanceof Op.LayerNorm norm) {
            return new LayerNormStepEmitter(names, access, step, norm);
        } else if (step.op() instanceof Op.PRelu) {
            return new PReluStepEmitter(names, access, step);
        }
        throw new AssertionError(step);
    }

    /** What the step keeps; empty where it has no weights. */
    Optional<Packed> packed() {
        return Optional.empty();
    }

    /** One sentence on what the step does. */
    abstract String comment();

    /** What the step does, with the thread's scratch {@code s}. */
    abstract CodeBlock body();

    final MethodSpec method(GeneratedTypes types) {
        return MethodSpec.methodBuilder(methodName())
                .addJavadoc("$L.", comment())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(types.scratch(), "s")
                .addCode(body())
                .build();
    }

    final String methodName() {
        return names.method(step);
    }

    /** The field of what the step keeps. */
    final String field() {
        return names.field(step);
    }

    /** The field of the object that holds that field; empty if it is one of the predictor's own. */
    final Optional<String> holder() {
        return names.holder(step);
    }

    /** An expression for what the step keeps. */
    final String weights() {
        return names.weights(step);
    }

    /** What the comment says where the step writes over what it reads. */
    final String inPlace(Buffer in) {
        return step.out().equals(in) ? ", in place" : "";
    }

    final String scratch(Buffer buffer) {
        return "s." + names.of(buffer);
    }
}
