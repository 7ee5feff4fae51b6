package dev.gradwright.processor.expand;

import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.From;
import dev.gradwright.dsl.Frozen;
import dev.gradwright.dsl.Init;
import dev.gradwright.dsl.L1;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.MaxNorm;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.NonNegative;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.dsl.UnitNorm;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The annotations that say something about a network or a layer. */
public enum DslAnnotation {
    NETWORK(Network.class, Role.NETWORK),
    LOSS(Loss.class, Role.NETWORK),
    METRICS(Metrics.class, Role.NETWORK),
    CLIP(Clip.class, Role.NETWORK),
    /** Any of {@link OptimizerKind}. */
    OPTIMIZER(
            Role.OPTIMIZER,
            Stream.of(OptimizerKind.values()).map(kind -> kind.annotation().type())),
    /** Any of {@link ScheduleKind}. */
    SCHEDULE(
            Role.SCHEDULE,
            Stream.of(ScheduleKind.values()).map(kind -> kind.annotation().type())),
    /** Any of {@link LayerSpec.Kind}. */
    LAYER(Role.LAYER, Stream.of(LayerSpec.Kind.values()).map(LayerSpec.Kind::annotation)),
    FROM(From.class, Role.SOURCE),
    VARIANCE_SCALING(Init.VarianceScaling.class, Role.INITIALIZER),
    RANDOM_NORMAL(Init.RandomNormal.class, Role.INITIALIZER),
    RANDOM_UNIFORM(Init.RandomUniform.class, Role.INITIALIZER),
    CONSTANT(Init.Constant.class, Role.INITIALIZER),
    L1(L1.class, Role.PENALTY),
    L2(L2.class, Role.PENALTY),
    ACTIVITY_L2(ActivityL2.class, Role.PENALTY),
    MAX_NORM(MaxNorm.class, Role.CONSTRAINT),
    UNIT_NORM(UnitNorm.class, Role.CONSTRAINT),
    NON_NEGATIVE(NonNegative.class, Role.CONSTRAINT),
    FROZEN(Frozen.class, Role.FREEZING),
    REPEAT(Repeat.class, Role.REPEAT);

    /** What an annotation is for. */
    public enum Role {
        /** Something about the whole network. */
        NETWORK,
        /** The optimizer: one of them. */
        OPTIMIZER,
        /** The learning-rate schedule: one of them. */
        SCHEDULE,
        /** Makes its method a layer: one of them. */
        LAYER,
        /** Says how the weights of the layer are drawn that its method declares: one of them. */
        INITIALIZER,
        /** Makes that layer cost something: one of each kind. */
        PENALTY,
        /** Bounds the weights of that layer: one of them. */
        CONSTRAINT,
        /** Says what the layer reads that its method declares. */
        SOURCE,
        /** Keeps training from changing the layer that its method declares. */
        FREEZING,
        /** Repeats the layer or the block that its method declares. */
        REPEAT
    }

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of and toUnmodifiableSet
    private final Set<String> typeNames;

    private final Role role;

    DslAnnotation(Class<? extends Annotation> type, Role role) {
        this.typeNames = Set.of(type.getCanonicalName());
        this.role = role;
    }

    DslAnnotation(Role role, Stream<Class<? extends Annotation>> types) {
        this.typeNames = types.map(Class::getCanonicalName).collect(Collectors.toUnmodifiableSet());
        this.role = role;
    }

    /** What it is for. */
    public Role role() {
        return role;
    }

    /** Whether it belongs on a method rather than on a type. */
    public boolean belongsOnMethod() {
        return switch (role) {
            case LAYER, INITIALIZER, PENALTY, CONSTRAINT, SOURCE, FREEZING, REPEAT -> true;
            case NETWORK, OPTIMIZER, SCHEDULE -> false;
        };
    }

    /** The one of that qualified name; empty for other people's annotations. */
    static Optional<DslAnnotation> named(String typeName) {
        for (DslAnnotation annotation : values()) {
            if (annotation.typeNames.contains(typeName)) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }
}
