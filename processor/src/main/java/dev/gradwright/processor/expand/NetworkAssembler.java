package dev.gradwright.processor.expand;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.spec.ClipSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;

/** Makes a network of its layers and the annotations on its type. */
final class NetworkAssembler {
    private final List<FlatAnnotation> annotations;

    private NetworkAssembler(List<FlatAnnotation> annotations) {
        this.annotations = annotations;
    }

    /** The network; empty unless all values of the annotations can be made out. */
    static Optional<NetworkSpec> assemble(
            SpecDeclaration declaration, List<FlatAnnotation> annotations, List<LayerSpec> layers) {
        if (!annotations.stream().allMatch(FlatAnnotation::isComplete)) {
            return Optional.empty();
        }
        return Optional.of(new NetworkAssembler(annotations).assemble(declaration, layers));
    }

    private NetworkSpec assemble(SpecDeclaration declaration, List<LayerSpec> layers) {
        FlatAnnotation network = find(DslAnnotation.NETWORK).orElseThrow();
        TypeDeclaration type = declaration.type();
        return new NetworkSpec(
                type.packageName(),
                type.name(),
                type.kind() == TypeDeclaration.Kind.INTERFACE,
                type.visibility(),
                declaration.origin(),
                network.intValues("input"),
                layers,
                find(DslAnnotation.LOSS).map(NetworkAssembler::loss),
                find(DslAnnotation.METRICS).map(NetworkAssembler::metrics),
                first(DslAnnotation.Role.OPTIMIZER)
                        .map(NetworkAssembler::optimizer)
                        .orElseGet(() -> defaultOptimizer(network.origin())),
                first(DslAnnotation.Role.SCHEDULE).map(NetworkAssembler::schedule),
                find(DslAnnotation.CLIP).map(NetworkAssembler::clip));
    }

    private Optional<FlatAnnotation> find(DslAnnotation kind) {
        return Nearest.of(kind, annotations);
    }

    private Optional<FlatAnnotation> first(DslAnnotation.Role role) {
        return annotations.stream()
                .filter(annotation -> annotation.kind().role() == role)
                .findFirst();
    }

    private static LossSpec loss(FlatAnnotation loss) {
        return new LossSpec(
                loss.origin(),
                loss.enumValue("value", LossFunction.class),
                loss.doubleValue("labelSmoothing"),
                loss.doubleValue("delta"));
    }

    private static MetricsSpec metrics(FlatAnnotation metrics) {
        return new MetricsSpec(
                metrics.origin(),
                metrics.enumValues("value", Metric.class),
                metrics.doubleValue("threshold"),
                metrics.intValue("topK"),
                metrics.booleanValue("weighted"));
    }

    private static ClipSpec clip(FlatAnnotation clip) {
        return new ClipSpec(
                clip.origin(), clip.doubleValue("value"), clip.doubleValue("norm"), clip.doubleValue("globalNorm"));
    }

    private static OptimizerSpec optimizer(FlatAnnotation optimizer) {
        return switch (optimizer.kind()) {
            case SGD ->
                new OptimizerSpec.Sgd(
                        optimizer.origin(),
                        optimizer.doubleValue("learningRate"),
                        optimizer.doubleValue("momentum"),
                        optimizer.booleanValue("nesterov"));
            case ADAM ->
                new OptimizerSpec.Adam(
                        optimizer.origin(),
                        optimizer.doubleValue("learningRate"),
                        optimizer.doubleValue("beta1"),
                        optimizer.doubleValue("beta2"),
                        optimizer.doubleValue("epsilon"));
            case NADAM ->
                new OptimizerSpec.Nadam(
                        optimizer.origin(),
                        optimizer.doubleValue("learningRate"),
                        optimizer.doubleValue("beta1"),
                        optimizer.doubleValue("beta2"),
                        optimizer.doubleValue("epsilon"));
            default -> throw new IllegalStateException(optimizer.displayName() + " is not an optimizer");
        };
    }

    /** The defaults of {@code @Optimizer.Sgd}, where there is no optimizer annotation. */
    private static OptimizerSpec defaultOptimizer(Origin origin) {
        return new OptimizerSpec.Sgd(
                origin, new Valued<>(0.01, origin), new Valued<>(0.0, origin), new Valued<>(false, origin));
    }

    private static ScheduleSpec schedule(FlatAnnotation schedule) {
        return switch (schedule.kind()) {
            case EXPONENTIAL ->
                new ScheduleSpec.Exponential(
                        schedule.origin(),
                        schedule.doubleValue("rate"),
                        schedule.intValue("steps"),
                        schedule.booleanValue("staircase"),
                        schedule.enumValue("unit", ScheduleUnit.class));
            case ONE_CYCLE ->
                new ScheduleSpec.OneCycle(
                        schedule.origin(),
                        schedule.doubleValue("maxLearningRate"),
                        schedule.enumValue("form", OneCycleForm.class));
            default -> throw new IllegalStateException(schedule.displayName() + " is not a schedule");
        };
    }
}
