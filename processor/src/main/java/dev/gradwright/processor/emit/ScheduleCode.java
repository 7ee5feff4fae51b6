package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.emit.text.StaticImports;
import dev.gradwright.processor.spec.CustomClass;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;

/** The expression that makes the schedule of the learning rate. */
final class ScheduleCode {
    private final CodeBlock initialRate;
    private final String packageName;
    private final StaticImports imports;

    private ScheduleCode(CodeBlock initialRate, String packageName, StaticImports imports) {
        this.initialRate = initialRate;
        this.packageName = packageName;
        this.imports = imports;
    }

    /** The schedule; a constant rate where there is none. */
    static CodeBlock of(NetworkSpec spec, StaticImports imports) {
        CodeBlock initialRate = number(spec.optimizer().learningRate().value());
        ScheduleCode code = new ScheduleCode(initialRate, spec.packageName(), imports);
        return spec.schedule()
                .map(code::schedule)
                .orElseGet(() -> CodeBlock.of("new $T($L)", RuntimeTypes.CONSTANT_SCHEDULE, initialRate));
    }

    private CodeBlock schedule(ScheduleSpec schedule) {
        return switch (schedule.kind()) {
            case POWER -> fromInitialRate(RuntimeTypes.POWER_SCHEDULE, schedule);
            case EXPONENTIAL -> fromInitialRate(RuntimeTypes.EXPONENTIAL_SCHEDULE, schedule);
            case PIECEWISE -> piecewise(schedule.hyperParameters());
            case POLYNOMIAL -> fromInitialRate(RuntimeTypes.POLYNOMIAL_SCHEDULE, schedule);
            case COSINE -> cosine(schedule.hyperParameters());
            case COSINE_RESTARTS -> fromInitialRate(RuntimeTypes.COSINE_RESTARTS_SCHEDULE, schedule);
            case ONE_CYCLE -> OptimizerCode.creation(RuntimeTypes.ONE_CYCLE_SCHEDULE, arguments(schedule));
            case PLATEAU -> plateau(schedule);
            case CUSTOM ->
                custom(schedule.hyperParameters().customClass("value").value());
        };
    }

    /** The runtime's schedule takes the initial rate, then the attributes in their order. */
    private CodeBlock fromInitialRate(ClassName type, ScheduleSpec schedule) {
        return OptimizerCode.creation(type, withInitialRate(schedule));
    }

    private List<CodeBlock> withInitialRate(ScheduleSpec schedule) {
        List<CodeBlock> arguments = new ArrayList<>(List.of(initialRate));
        arguments.addAll(arguments(schedule));
        return arguments;
    }

    /** One that monitors the loss needs neither its name nor its direction, which come last. */
    private CodeBlock plateau(ScheduleSpec schedule) {
        List<CodeBlock> arguments = withInitialRate(schedule);
        boolean isPlain = schedule.hyperParameters().text("monitor").value().isEmpty()
                && schedule.hyperParameters().get("mode").value() != MonitorMode.MAX;
        return OptimizerCode.creation(
                RuntimeTypes.PLATEAU_SCHEDULE, isPlain ? arguments.subList(0, arguments.size() - 2) : arguments);
    }

    private List<CodeBlock> arguments(ScheduleSpec schedule) {
        return OptimizerCode.arguments(
                schedule.kind().annotation().hyperParameters(), schedule.hyperParameters(), imports);
    }

    private CodeBlock piecewise(HyperParameters values) {
        return CodeBlock.of(
                "new $T(new int[] {$L}, new double[] {$L}, $L)",
                RuntimeTypes.PIECEWISE_SCHEDULE,
                CodeBlock.join(elements(values, "boundaries"), ", "),
                CodeBlock.join(elements(values, "values"), ", "),
                unit(values));
    }

    private static List<CodeBlock> elements(HyperParameters values, String name) {
        return values.elements(name).stream()
                .map(element -> element.value() instanceof Double number ? number(number) : literal(element))
                .toList();
    }

    /** Without a target the warm-up leads from 0 to the initial rate. */
    private CodeBlock cosine(HyperParameters values) {
        int steps = values.count("steps").value();
        int warmupSteps = values.count("warmupSteps").value();
        double target = values.number("warmupTarget").value();
        CodeBlock alpha = number(values.number("alpha").value());
        if (warmupSteps == 0) {
            return CodeBlock.of(
                    "$T.of($L, $L, $L, $L)", RuntimeTypes.COSINE_SCHEDULE, initialRate, steps, alpha, unit(values));
        }
        return CodeBlock.of(
                "new $T($L, $L, $L, $L, $L, $L)",
                RuntimeTypes.COSINE_SCHEDULE,
                Double.isNaN(target) ? number(0) : initialRate,
                steps,
                alpha,
                warmupSteps,
                Double.isNaN(target) ? initialRate : number(target),
                unit(values));
    }

    private String unit(HyperParameters values) {
        return imports.name((Enum<?>) values.get("unit").value());
    }

    private CodeBlock custom(CustomClass type) {
        boolean takesRate = type.hasConstructor(packageName, List.of("double"));
        return OptimizerCode.custom(type, takesRate ? List.of(initialRate) : List.of());
    }

    private static CodeBlock number(double value) {
        return CodeBlock.of("$L", Literals.ofDouble(value));
    }

    private static CodeBlock literal(Valued<?> value) {
        return CodeBlock.of("$L", value.value());
    }
}
