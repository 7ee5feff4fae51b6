package dev.gradwright.processor.expand;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.spec.ClipSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.TakenNames;
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
            SpecDeclaration declaration, List<FlatAnnotation> annotations, List<Member> members) {
        if (!annotations.stream().allMatch(FlatAnnotation::isComplete)) {
            return Optional.empty();
        }
        return Optional.of(new NetworkAssembler(annotations).assemble(declaration, members));
    }

    private NetworkSpec assemble(SpecDeclaration declaration, List<Member> members) {
        FlatAnnotation network = find(DslAnnotation.NETWORK).orElseThrow();
        TypeDeclaration type = declaration.type();
        return new NetworkSpec(
                type.packageName(),
                type.name(),
                type.kind() == TypeDeclaration.Kind.INTERFACE,
                type.visibility(),
                declaration.seesGenerated(),
                declaration.lints(),
                declaration.origin(),
                network.intValues("input"),
                members,
                declaration.parts(),
                takenNames(declaration),
                find(DslAnnotation.LOSS).map(NetworkAssembler::loss),
                find(DslAnnotation.METRICS).map(NetworkAssembler::metrics),
                first(DslAnnotation.Role.OPTIMIZER)
                        .map(NetworkAssembler::optimizer)
                        .orElseGet(() -> OptimizerSpec.withDefaults(OptimizerKind.SGD, network.origin())),
                first(DslAnnotation.Role.SCHEDULE).map(NetworkAssembler::schedule),
                find(DslAnnotation.CLIP).map(NetworkAssembler::clip));
    }

    private static TakenNames takenNames(SpecDeclaration declaration) {
        return declaration.blocks().stream()
                .map(block -> block.type().taken())
                .reduce(declaration.type().taken(), TakenNames::withBlock);
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
                metrics.intValue("aucThresholds"),
                metrics.booleanValue("weighted"));
    }

    private static ClipSpec clip(FlatAnnotation clip) {
        return new ClipSpec(
                clip.origin(), clip.doubleValue("value"), clip.doubleValue("norm"), clip.doubleValue("globalNorm"));
    }

    private static OptimizerSpec optimizer(FlatAnnotation optimizer) {
        OptimizerKind kind = OptimizerKind.named(optimizer.displayName());
        return new OptimizerSpec(kind, optimizer.origin(), optimizer.hyperParameters(kind.annotation()));
    }

    private static ScheduleSpec schedule(FlatAnnotation schedule) {
        ScheduleKind kind = ScheduleKind.named(schedule.displayName());
        return new ScheduleSpec(kind, schedule.origin(), schedule.hyperParameters(kind.annotation()));
    }
}
