package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.processor.spec.ClipSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;

/** The expressions that make the update rule, the learning rate and the clipping. */
final class OptimizerCode {
    private OptimizerCode() {}

    /** The optimizer of all parameters. */
    static CodeBlock of(NetworkSpec spec, StaticImports imports) {
        return CodeBlock.of(
                "new $T(\nkernels,\nstate.parameters(),\n$L,\n$L,\n$L)",
                RuntimeTypes.PARAMETER_OPTIMIZER,
                rule(spec.optimizer()),
                schedule(spec, imports),
                clipping(spec));
    }

    private static CodeBlock rule(OptimizerSpec optimizer) {
        if (optimizer instanceof OptimizerSpec.Sgd sgd) {
            return CodeBlock.of(
                    "new $T($L, $L)",
                    RuntimeTypes.SGD_RULE,
                    number(sgd.momentum()),
                    sgd.nesterov().value());
        } else if (optimizer instanceof OptimizerSpec.Adam adam) {
            return adaptive(RuntimeTypes.ADAM_RULE, adam.beta1(), adam.beta2(), adam.epsilon());
        } else if (optimizer instanceof OptimizerSpec.Nadam nadam) {
            return adaptive(RuntimeTypes.NADAM_RULE, nadam.beta1(), nadam.beta2(), nadam.epsilon());
        }
        throw new AssertionError(optimizer);
    }

    private static CodeBlock adaptive(
            ClassName rule, Valued<Double> beta1, Valued<Double> beta2, Valued<Double> epsilon) {
        return CodeBlock.of("new $T($L, $L, $L)", rule, number(beta1), number(beta2), number(epsilon));
    }

    private static CodeBlock schedule(NetworkSpec spec, StaticImports imports) {
        Valued<Double> initial = spec.optimizer().learningRate();
        return spec.schedule()
                .map(schedule -> schedule(schedule, initial, imports))
                .orElseGet(() -> CodeBlock.of("new $T($L)", RuntimeTypes.CONSTANT_SCHEDULE, number(initial)));
    }

    private static CodeBlock schedule(ScheduleSpec schedule, Valued<Double> initial, StaticImports imports) {
        if (schedule instanceof ScheduleSpec.Exponential exponential) {
            return CodeBlock.of(
                    "new $T($L, $L, $L, $L, $L)",
                    RuntimeTypes.EXPONENTIAL_SCHEDULE,
                    number(initial),
                    number(exponential.rate()),
                    exponential.steps().value(),
                    exponential.staircase().value(),
                    imports.name(exponential.unit().value()));
        } else if (schedule instanceof ScheduleSpec.OneCycle cycle) {
            return CodeBlock.of(
                    "new $T($L, $L)",
                    RuntimeTypes.ONE_CYCLE_SCHEDULE,
                    number(cycle.maxLearningRate()),
                    imports.name(cycle.form().value()));
        }
        throw new AssertionError(schedule);
    }

    private static CodeBlock clipping(NetworkSpec spec) {
        return spec.clip()
                .map(OptimizerCode::clipping)
                .orElseGet(() -> CodeBlock.of("$T.none()", RuntimeTypes.GRADIENT_CLIPPING));
    }

    private static CodeBlock clipping(ClipSpec clip) {
        if (clip.value().value() > 0) {
            return clipping("byValue", clip.value());
        } else if (clip.norm().value() > 0) {
            return clipping("byNorm", clip.norm());
        } else if (clip.globalNorm().value() > 0) {
            return clipping("byGlobalNorm", clip.globalNorm());
        }
        return CodeBlock.of("$T.none()", RuntimeTypes.GRADIENT_CLIPPING);
    }

    private static CodeBlock clipping(String way, Valued<Double> limit) {
        return CodeBlock.of("$T.$L($L)", RuntimeTypes.GRADIENT_CLIPPING, way, number(limit));
    }

    private static String number(Valued<Double> value) {
        return Literals.ofDouble(value.value());
    }
}
