package dev.gradwright.processor.expand;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;

/** Makes a layer of a method and its annotations. */
final class LayerAssembler {
    private LayerAssembler() {}

    /** The layer; empty unless the method has just one layer annotation and all values can be made out. */
    static Optional<LayerSpec> assemble(LayerMethod method, List<FlatAnnotation> annotations) {
        List<FlatAnnotation> layers = annotations.stream()
                .filter(annotation -> annotation.kind().role() == DslAnnotation.Role.LAYER)
                .toList();
        if (layers.size() != 1 || !annotations.stream().allMatch(FlatAnnotation::isComplete)) {
            return Optional.empty();
        }
        return Optional.of(assemble(method, layers.get(0), annotations));
    }

    private static LayerSpec assemble(LayerMethod method, FlatAnnotation layer, List<FlatAnnotation> annotations) {
        return switch (layer.kind()) {
            case FLATTEN -> new LayerSpec.FlattenSpec(method, layer.origin());
            case DENSE -> dense(method, layer, annotations);
            case ACTIVATION ->
                new LayerSpec.ActivationSpec(
                        method,
                        layer.origin(),
                        layer.enumValue("value", ActivationFunction.class),
                        layer.doubleValue("alpha"));
            case BATCH_NORM ->
                new LayerSpec.BatchNormSpec(
                        method,
                        layer.origin(),
                        layer.doubleValue("momentum"),
                        layer.doubleValue("epsilon"),
                        layer.booleanValue("center"),
                        layer.booleanValue("scale"));
            case DROPOUT -> new LayerSpec.DropoutSpec(method, layer.origin(), layer.doubleValue("value"));
            default -> throw new IllegalStateException(layer.displayName() + " is not a layer");
        };
    }

    private static LayerSpec dense(LayerMethod method, FlatAnnotation dense, List<FlatAnnotation> annotations) {
        return new LayerSpec.DenseSpec(
                method,
                dense.origin(),
                dense.intValue("units"),
                dense.enumValue("activation", ActivationFunction.class),
                init(dense, annotations),
                dense.enumValue("biasInit", Initializer.class),
                dense.booleanValue("bias"));
    }

    private static Valued<InitSpec> init(FlatAnnotation dense, List<FlatAnnotation> annotations) {
        return Nearest.of(DslAnnotation.Role.INITIALIZER, annotations)
                .map(initializer -> new Valued<>(init(initializer), initializer.origin()))
                .orElseGet(() -> named(dense.enumValue("init", Initializer.class)));
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

    private static Valued<InitSpec> named(Valued<Initializer> initializer) {
        return new Valued<>(new InitSpec.Named(initializer.value()), initializer.origin());
    }
}
