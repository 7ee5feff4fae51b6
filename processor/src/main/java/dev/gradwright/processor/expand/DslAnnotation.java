package dev.gradwright.processor.expand;

import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.Budget;
import dev.gradwright.dsl.Category;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Column;
import dev.gradwright.dsl.Ensemble;
import dev.gradwright.dsl.From;
import dev.gradwright.dsl.Frozen;
import dev.gradwright.dsl.Group;
import dev.gradwright.dsl.Ignored;
import dev.gradwright.dsl.Init;
import dev.gradwright.dsl.L1;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.LearningRate;
import dev.gradwright.dsl.MaxNorm;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Missing;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.NonNegative;
import dev.gradwright.dsl.Numeric;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.dsl.TargetScaling;
import dev.gradwright.dsl.Text;
import dev.gradwright.dsl.UnitNorm;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The annotations of the DSL for networks and layers. */
public enum DslAnnotation {
    NETWORK(Network.class, Role.NETWORK),
    /** {@code @Loss}, or any of the annotations nested in it. */
    LOSS(Role.NETWORK, LossKind.annotations()),
    METRICS(Metrics.class, Role.NETWORK),
    CLIP(Clip.class, Role.NETWORK),
    BUDGET(Budget.class, Role.NETWORK),
    ENSEMBLE(Ensemble.class, Role.NETWORK),
    TARGET_SCALING(TargetScaling.class, Role.NETWORK),
    /** Any of {@link OptimizerKind}. */
    OPTIMIZER(
            Role.NETWORK,
            Stream.of(OptimizerKind.values()).map(kind -> kind.annotation().type())),
    /** Any of {@link ScheduleKind}. */
    SCHEDULE(
            Role.NETWORK,
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
    LEARNING_RATE(LearningRate.class, Role.LEARNING_RATE),
    REPEAT(Repeat.class, Role.REPEAT),
    NUMERIC(Numeric.class, Role.FEATURE),
    MISSING(Missing.class, Role.FEATURE),
    CATEGORY(Category.class, Role.FEATURE),
    IGNORED(Ignored.class, Role.FEATURE),
    GROUP(Group.class, Role.FEATURE),
    COLUMN(Column.class, Role.FEATURE),
    TEXT(Text.class, Role.FEATURE);

    /** The purpose of an annotation. */
    public enum Role {
        /** Describes the whole network or its training; at most one of each kind. */
        NETWORK,
        /** Declares a layer; at most one. */
        LAYER,
        /** Chooses how the weights of the layer are drawn; at most one. */
        INITIALIZER,
        /** Penalizes weights or output of the layer; at most one of each kind. */
        PENALTY,
        /** Constrains the weights of the layer; at most one. */
        CONSTRAINT,
        /** Names what the layer reads. */
        SOURCE,
        /** Excludes the layer from training. */
        FREEZING,
        /** Multiplies the learning rate of the layer. */
        LEARNING_RATE,
        /** Repeats the layer or the block. */
        REPEAT,
        /**
         * Describes a component of a record, or a constant of its enums. Compilers refuse it elsewhere, but
         * {@link #NUMERIC} on a network is about all components.
         */
        FEATURE
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

    /** Its purpose. */
    public Role role() {
        return role;
    }

    /** Whether it belongs on a method rather than on a type. */
    public boolean belongsOnMethod() {
        return switch (role) {
            case LAYER, INITIALIZER, PENALTY, CONSTRAINT, SOURCE, FREEZING, LEARNING_RATE, REPEAT -> true;
            case NETWORK, FEATURE -> false;
        };
    }

    /** The annotation of that qualified name; empty if it is not of the DSL. */
    static Optional<DslAnnotation> named(String typeName) {
        for (DslAnnotation annotation : values()) {
            if (annotation.typeNames.contains(typeName)) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }
}
