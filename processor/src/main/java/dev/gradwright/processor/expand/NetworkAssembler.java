package dev.gradwright.processor.expand;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.ComponentDeclaration;
import dev.gradwright.processor.declaration.EnumDeclaration;
import dev.gradwright.processor.declaration.RecordDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.TargetDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.naming.TakenNames;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.BudgetSpec;
import dev.gradwright.processor.spec.ClipSpec;
import dev.gradwright.processor.spec.CustomClass;
import dev.gradwright.processor.spec.EnsembleSpec;
import dev.gradwright.processor.spec.Lints;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.TrainingAnnotation;
import dev.gradwright.processor.spec.Valued;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes a network from its layers and the annotations on its type. */
final class NetworkAssembler {
    private final List<FlatAnnotation> annotations;

    private NetworkAssembler(List<FlatAnnotation> annotations) {
        this.annotations = annotations;
    }

    /** The network; empty unless all values of the annotations are known. */
    static Optional<NetworkSpec> assemble(
            SpecDeclaration declaration,
            List<FlatAnnotation> annotations,
            List<FlatComponent> components,
            List<Member> members) {
        if (!annotations.stream().allMatch(FlatAnnotation::isComplete)) {
            return Optional.empty();
        }
        return Optional.of(new NetworkAssembler(annotations).assemble(declaration, components, members));
    }

    private NetworkSpec assemble(SpecDeclaration declaration, List<FlatComponent> components, List<Member> members) {
        FlatAnnotation network = find(DslAnnotation.NETWORK).orElseThrow();
        TypeDeclaration type = declaration.type();
        OptimizerSpec optimizer = find(DslAnnotation.OPTIMIZER)
                .map(NetworkAssembler::optimizer)
                .orElseGet(() -> OptimizerSpec.withDefaults(OptimizerKind.SGD, network.origin()));
        Optional<ScheduleSpec> schedule = find(DslAnnotation.SCHEDULE).map(NetworkAssembler::schedule);
        return new NetworkSpec(
                type.packageName(),
                type.name(),
                type.kind() == TypeDeclaration.Kind.INTERFACE,
                type.visibility(),
                declaration.seesGenerated(),
                lints(declaration, optimizer, schedule),
                declaration.origin(),
                declaration
                        .features()
                        .map(features -> encodedInput(features, components))
                        .orElseGet(() -> network.intValues("input")),
                TableAssembler.assemble(declaration, components, find(DslAnnotation.TARGET_SCALING)),
                members,
                declaration.parts(),
                takenNames(declaration),
                find(DslAnnotation.LOSS).map(NetworkAssembler::loss),
                find(DslAnnotation.METRICS).map(NetworkAssembler::metrics),
                optimizer,
                schedule,
                find(DslAnnotation.CLIP).map(NetworkAssembler::clip),
                find(DslAnnotation.BUDGET).map(NetworkAssembler::budget),
                find(DslAnnotation.ENSEMBLE).map(NetworkAssembler::ensemble));
    }

    /** A width that is not known or too large is reported elsewhere. */
    private static Valued<List<Integer>> encodedInput(RecordDeclaration features, List<FlatComponent> components) {
        long columns = TableAssembler.columns(components);
        List<Integer> shape = columns < 0 ? List.of() : List.of((int) Math.min(columns, Integer.MAX_VALUE));
        return new Valued<>(shape, features.origin());
    }

    /**
     * A generated network names all types and methods of its spec. A predictor reads the layers of a block in a list
     * through the methods of the block.
     */
    private static Lints lints(SpecDeclaration declaration, OptimizerSpec optimizer, Optional<ScheduleSpec> schedule) {
        Set<String> network = new TreeSet<>(declaration.type().lints());
        Set<String> predictor = new TreeSet<>();
        declaration.parts().forEach(part -> network.addAll(part.lints()));
        declaration.allMethods().forEach(method -> network.addAll(method.lints()));
        for (BlockDeclaration block : declaration.blocks()) {
            network.addAll(block.type().lints());
            block.methods().forEach(method -> predictor.addAll(method.lints()));
        }
        String home = declaration.type().packageName();
        if (optimizer.kind() == OptimizerKind.CUSTOM) {
            CustomClass type = optimizer.hyperParameters().customClass("value").value();
            network.addAll(lints(type, type.constructor(home, List.of())));
        }
        schedule.filter(custom -> custom.kind() == ScheduleKind.CUSTOM).ifPresent(custom -> {
            CustomClass type = custom.hyperParameters().customClass("value").value();
            network.addAll(lints(
                    type, type.constructor(home, List.of("double")).or(() -> type.constructor(home, List.of()))));
        });
        Set<String> table = tableLints(declaration);
        network.addAll(table);
        predictor.addAll(table);
        if (hidesTable(declaration)) {
            network.add("exports");
            predictor.add("exports");
        }
        return new Lints(network, predictor, encoderLints(declaration));
    }

    /** Whether public classes are generated that name a record or a target which is not public. */
    private static boolean hidesTable(SpecDeclaration declaration) {
        boolean isHidden = declaration.features().stream().anyMatch(record -> record.visibility() != Visibility.PUBLIC)
                || declaration.target().flatMap(TargetDeclaration::enumType).stream()
                        .anyMatch(type -> type.visibility() != Visibility.PUBLIC);
        return isHidden && declaration.type().visibility() == Visibility.PUBLIC;
    }

    /** The network and the predictor name the record and the target. */
    private static Set<String> tableLints(SpecDeclaration declaration) {
        Set<String> lints = new TreeSet<>();
        declaration.features().ifPresent(record -> lints.addAll(record.lints()));
        declaration.target().flatMap(TargetDeclaration::enumType).ifPresent(type -> lints.addAll(type.lints()));
        return lints;
    }

    /** The encoder also calls all accessors, and names all enums. */
    private static Set<String> encoderLints(SpecDeclaration declaration) {
        Set<String> lints = tableLints(declaration);
        for (ComponentDeclaration component : components(declaration)) {
            lints.addAll(component.lints());
            component.enumType().map(EnumDeclaration::lints).ifPresent(lints::addAll);
        }
        return lints;
    }

    private static List<ComponentDeclaration> components(SpecDeclaration declaration) {
        return declaration.features().map(RecordDeclaration::components).orElse(List.of());
    }

    private static Set<String> lints(CustomClass type, Optional<CustomClass.Constructor> called) {
        Set<String> lints = new HashSet<>(type.lints());
        called.ifPresent(constructor -> lints.addAll(constructor.lints()));
        return lints;
    }

    private static TakenNames takenNames(SpecDeclaration declaration) {
        return declaration.blocks().stream()
                .map(block -> block.type().taken())
                .reduce(declaration.type().taken(), TakenNames::withBlock);
    }

    private Optional<FlatAnnotation> find(DslAnnotation kind) {
        return Nearest.of(kind, annotations);
    }

    private static LossSpec loss(FlatAnnotation loss) {
        return LossKind.functionOf(loss.displayName())
                .map(function -> loss(
                        loss, LossKind.of(function).annotation().orElseThrow(), new Valued<>(function, loss.origin())))
                .orElseGet(() -> loss(loss, LossKind.PLAIN, loss.enumValue("value", LossFunction.class)));
    }

    private static LossSpec loss(FlatAnnotation loss, TrainingAnnotation annotation, Valued<LossFunction> function) {
        return new LossSpec(loss.origin(), annotation, function, loss.hyperParameters(annotation));
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

    private static BudgetSpec budget(FlatAnnotation budget) {
        return new BudgetSpec(
                budget.origin(),
                budget.longValue("parameters"),
                budget.longValue("trainingBytes"),
                budget.longValue("multiplyAdds"),
                budget.intValue("batch"));
    }

    private static EnsembleSpec ensemble(FlatAnnotation ensemble) {
        return new EnsembleSpec(ensemble.origin(), ensemble.intValue("k"));
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
