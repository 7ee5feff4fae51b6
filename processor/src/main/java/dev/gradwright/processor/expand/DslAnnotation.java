package dev.gradwright.processor.expand;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Init;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.TrainingAnnotation;
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
    OPTIMIZER(Role.OPTIMIZER, Stream.of(OptimizerKind.values()).map(OptimizerKind::annotation)),
    /** Any of {@link ScheduleKind}. */
    SCHEDULE(Role.SCHEDULE, Stream.of(ScheduleKind.values()).map(ScheduleKind::annotation)),
    FLATTEN(Flatten.class, Role.LAYER),
    DENSE(Dense.class, Role.LAYER),
    ACTIVATION(Activation.class, Role.LAYER),
    BATCH_NORM(BatchNorm.class, Role.LAYER),
    DROPOUT(Dropout.class, Role.LAYER),
    VARIANCE_SCALING(Init.VarianceScaling.class, Role.INITIALIZER),
    RANDOM_NORMAL(Init.RandomNormal.class, Role.INITIALIZER),
    RANDOM_UNIFORM(Init.RandomUniform.class, Role.INITIALIZER),
    CONSTANT(Init.Constant.class, Role.INITIALIZER),
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

    DslAnnotation(Role role, Stream<TrainingAnnotation> annotations) {
        this.typeNames = annotations
                .map(annotation -> annotation.type().getCanonicalName())
                .collect(Collectors.toUnmodifiableSet());
        this.role = role;
    }

    /** What it is for. */
    public Role role() {
        return role;
    }

    /** Whether it belongs on a method rather than on a type. */
    public boolean belongsOnMethod() {
        return role == Role.LAYER || role == Role.INITIALIZER || role == Role.REPEAT;
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
