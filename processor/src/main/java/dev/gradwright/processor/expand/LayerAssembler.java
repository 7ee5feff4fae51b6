package dev.gradwright.processor.expand;

import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.processor.spec.LayerDeclaration;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.Regularization;
import dev.gradwright.processor.spec.Regularization.Constraint;
import dev.gradwright.processor.spec.Regularization.Penalty;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;

/** Makes a layer from a method and its annotations. */
final class LayerAssembler {
    private LayerAssembler() {}

    /** The layer; empty unless the method has exactly one layer annotation and all values are known. */
    static Optional<LayerSpec> assemble(LayerMethod method, List<FlatAnnotation> annotations) {
        List<FlatAnnotation> layers = annotations.stream()
                .filter(annotation -> annotation.kind().role() == DslAnnotation.Role.LAYER)
                .toList();
        if (layers.size() != 1 || !annotations.stream().allMatch(FlatAnnotation::isComplete)) {
            return Optional.empty();
        }
        FlatAnnotation layer = layers.get(0);
        return Optional.of(layer.layerKind()
                .read(new LayerDeclaration(method, layer, init(annotations), regularization(annotations))));
    }

    private static Regularization regularization(List<FlatAnnotation> annotations) {
        return new Regularization(
                penalty(DslAnnotation.L1, annotations),
                penalty(DslAnnotation.L2, annotations),
                Nearest.of(DslAnnotation.Role.CONSTRAINT, annotations).map(LayerAssembler::constraint),
                Nearest.of(DslAnnotation.ACTIVITY_L2, annotations).map(penalty -> penalty.doubleValue("value")));
    }

    private static Optional<Penalty> penalty(DslAnnotation kind, List<FlatAnnotation> annotations) {
        return Nearest.of(kind, annotations)
                .map(penalty ->
                        new Penalty(penalty.doubleValue("value"), penalty.doubleValue("bias"), penalty.origin()));
    }

    private static Constraint constraint(FlatAnnotation constraint) {
        return switch (constraint.kind()) {
            case MAX_NORM -> new Constraint.MaxNorm(constraint.doubleValue("value"));
            case UNIT_NORM -> new Constraint.UnitNorm();
            case NON_NEGATIVE -> new Constraint.NonNegative();
            default -> throw new IllegalStateException(constraint.displayName() + " is not a constraint");
        };
    }

    private static Optional<Valued<InitSpec>> init(List<FlatAnnotation> annotations) {
        return Nearest.of(DslAnnotation.Role.INITIALIZER, annotations)
                .map(initializer -> new Valued<>(init(initializer), initializer.origin()));
    }

    private static InitSpec init(FlatAnnotation initializer) {
        return switch (initializer.kind()) {
            case VARIANCE_SCALING ->
                new InitSpec.VarianceScaling(
                        initializer.doubleValue("scale"),
                        initializer.enumValue("mode", FanMode.class).value(),
                        initializer
                                .enumValue("distribution", Distribution.class)
                                .value());
            case RANDOM_NORMAL ->
                new InitSpec.RandomNormal(initializer.doubleValue("mean"), initializer.doubleValue("stddev"));
            case RANDOM_UNIFORM ->
                new InitSpec.RandomUniform(initializer.doubleValue("min"), initializer.doubleValue("max"));
            case CONSTANT -> new InitSpec.Constant(initializer.doubleValue("value"));
            default -> throw new IllegalStateException(initializer.displayName() + " is not an initializer");
        };
    }
}
