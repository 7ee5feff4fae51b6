package dev.gradwright.processor.lower;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.processor.lower.Choice.Argument;
import dev.gradwright.processor.lower.ClipOp.By;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.spec.ClipSpec;
import dev.gradwright.processor.spec.CustomClass;
import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.ScheduleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lowers the training configuration: resolves unset values, and lists the arguments that the runtime's classes take.
 */
final class TrainingLowering {
    private static final String LEARNING_RATE = "learningRate";

    private final String packageName;
    private final double learningRate;

    private TrainingLowering(NetworkSpec spec) {
        this.packageName = spec.packageName();
        this.learningRate = spec.optimizer().learningRate().value();
    }

    static TrainingOp of(NetworkSpec spec) {
        TrainingLowering lowering = new TrainingLowering(spec);
        HyperParameters values = spec.optimizer().hyperParameters();
        return new TrainingOp(
                lowering.learningRate,
                rule(spec.optimizer()),
                customRule(spec.optimizer()),
                spec.optimizer().kind().slots(values),
                spec.schedule().map(lowering::schedule).orElseGet(lowering::constantRate),
                spec.schedule().flatMap(lowering::customSchedule),
                spec.clip().flatMap(TrainingLowering::clip),
                values.number("weightDecay").value(),
                values.number("averaging").value(),
                values.flag("decayBiases").value(),
                values.flag("decayNorms").value(),
                values.flag("decayPerEpoch").value());
    }

    /** A rule takes the attributes of its optimizer that other optimizers lack, in their order. */
    private static Choice rule(OptimizerSpec optimizer) {
        OptimizerKind kind = optimizer.kind();
        return new Choice(
                simpleName(kind.annotation().type()),
                kind == OptimizerKind.CUSTOM ? List.of() : arguments(kind.own(), optimizer.hyperParameters()));
    }

    private static Optional<CustomChoice> customRule(OptimizerSpec optimizer) {
        return optimizer.kind() == OptimizerKind.CUSTOM
                ? Optional.of(custom(customClass(optimizer.hyperParameters()), List.of()))
                : Optional.empty();
    }

    private static String simpleName(Class<?> annotation) {
        return annotation.getSimpleName();
    }

    private static List<Argument> arguments(List<HyperParameter> attributes, HyperParameters values) {
        return attributes.stream()
                .map(attribute -> new Argument(attribute.name(), HyperParameters.plain(values.get(attribute.name()))))
                .toList();
    }

    private Choice constantRate() {
        return new Choice("Constant", List.of(rate(LEARNING_RATE)));
    }

    private Argument rate(String name) {
        return new Argument(name, learningRate);
    }

    private Choice schedule(ScheduleSpec schedule) {
        ScheduleKind kind = schedule.kind();
        List<Argument> own = kind == ScheduleKind.CUSTOM
                ? List.of()
                : arguments(kind.annotation().hyperParameters(), schedule.hyperParameters());
        List<Argument> arguments = switch (kind) {
            case POWER, EXPONENTIAL, POLYNOMIAL, COSINE_RESTARTS -> fromLearningRate(own);
            case COSINE -> cosine(schedule.hyperParameters(), own);
            case PLATEAU -> plateau(schedule.hyperParameters(), fromLearningRate(own));
            case PIECEWISE, ONE_CYCLE, CUSTOM -> own;
        };
        return new Choice(simpleName(kind.annotation().type()), arguments);
    }

    private List<Argument> fromLearningRate(List<Argument> own) {
        return Stream.concat(Stream.of(rate(LEARNING_RATE)), own.stream()).toList();
    }

    /** The rate starts at {@code initial}. A warm-up without a target leads from 0 to the learning rate. */
    private List<Argument> cosine(HyperParameters values, List<Argument> own) {
        boolean warmsUp = values.count("warmupSteps").value() > 0;
        double target = values.number("warmupTarget").value();
        boolean hasTarget = !Double.isNaN(target);
        List<Argument> arguments = new ArrayList<>();
        arguments.add(warmsUp && !hasTarget ? new Argument("initial", 0.0) : rate(LEARNING_RATE));
        for (Argument argument : own) {
            switch (argument.name()) {
                case "warmupTarget" -> {
                    if (warmsUp) {
                        arguments.add(hasTarget ? argument : rate(LEARNING_RATE));
                    }
                }
                case "warmupSteps" -> {
                    if (warmsUp) {
                        arguments.add(argument);
                    }
                }
                default -> arguments.add(argument);
            }
        }
        return arguments;
    }

    /** A schedule that monitors the loss needs neither name nor mode, which are the last two arguments. */
    private static List<Argument> plateau(HyperParameters values, List<Argument> arguments) {
        boolean isPlain =
                values.text("monitor").value().isEmpty() && values.get("mode").value() != MonitorMode.MAX;
        return isPlain ? arguments.subList(0, arguments.size() - 2) : arguments;
    }

    private Optional<CustomChoice> customSchedule(ScheduleSpec schedule) {
        if (schedule.kind() != ScheduleKind.CUSTOM) {
            return Optional.empty();
        }
        CustomClass type = customClass(schedule.hyperParameters());
        boolean takesRate = type.hasConstructor(packageName, List.of("double"));
        return Optional.of(custom(type, takesRate ? List.of(learningRate) : List.of()));
    }

    private static CustomClass customClass(HyperParameters values) {
        return values.customClass("value").value();
    }

    private static CustomChoice custom(CustomClass type, List<Object> arguments) {
        return new CustomChoice(new QualifiedName(type.packageName(), type.name()), type.isGeneric(), arguments);
    }

    /** A limit of 0 means that this kind of clipping is off. */
    private static Optional<ClipOp> clip(ClipSpec clip) {
        return Stream.of(
                        new ClipOp(By.VALUE, clip.value().value()),
                        new ClipOp(By.NORM, clip.norm().value()),
                        new ClipOp(By.GLOBAL_NORM, clip.globalNorm().value()))
                .filter(way -> way.limit() > 0)
                .findFirst();
    }
}
