package dev.gradwright.processor.spec;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Add;
import dev.gradwright.dsl.AlphaDropout;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Concat;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Embedding;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.GaussianNoise;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.dsl.LayerNorm;
import dev.gradwright.dsl.RmsNorm;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One layer, as declared. A new kind of layer is a record and a constant of {@link Kind} in this file: it must answer
 * everything that the rules ask of a layer.
 */
public sealed interface LayerSpec extends Member {
    /** The kind of layer. */
    Kind kind();

    /** The layer annotation (for a composed one, its use on the method). */
    Origin origin();

    /** Which parameters the layer has. */
    Parameters parameters();

    /** Whether the layer has a kernel, on which {@code @Init}, penalties and constraints act. */
    boolean hasKernel();

    /** Which shapes of examples the layer accepts. */
    InputForm inputForm();

    /**
     * The features that the layer outputs.
     *
     * @param sources the features that it reads, in order
     */
    Features output(List<Features> sources);

    /** The simple name of the layer's own type in {@code runtime.layer}; empty if it is {@code Layer} itself. */
    Optional<String> handle();

    /** Calls the visitor's method for this kind of layer. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default Stream<LayerSpec> layers() {
        return Stream.of(this);
    }

    /**
     * The layer that computes the output of a network: the last one, unless that and those before it only apply a
     * function without parameters to each feature or row, reshape, or are the identity in inference.
     *
     * @param layers of the network, at least one
     */
    static LayerSpec computing(List<LayerSpec> layers) {
        LayerSpec last = layers.get(layers.size() - 1);
        while (last.passesOn()) {
            String source = last.sources().get(0);
            Optional<LayerSpec> before =
                    layers.stream().filter(layer -> layer.name().equals(source)).findFirst();
            if (before.isEmpty()) {
                return last;
            }
            last = before.get();
        }
        return last;
    }

    private boolean passesOn() {
        return this instanceof FlattenSpec
                || this instanceof NoiseSpec
                || (this instanceof ActivationSpec && !hasWeights());
    }

    /** Whether its parameters are never trained. */
    default boolean isFrozen() {
        return method().isFrozen();
    }

    /** Whether it has parameters that an optimizer trains, unless it is frozen. */
    default boolean hasWeights() {
        return parameters() == Parameters.WEIGHTS;
    }

    /** The paths of the layers that it reads, in order; empty text stands for the network's input. */
    default List<String> sources() {
        return method().sources().stream().map(Valued::value).toList();
    }

    /** The kinds of layers, each with its annotation and the type of its handle. */
    enum Kind {
        FLATTEN(Flatten.class),
        DENSE(Dense.class, "DenseLayer"),
        ACTIVATION(Activation.class, "PReluLayer"),
        BATCH_NORM(BatchNorm.class, "BatchNormLayer"),
        LAYER_NORM(LayerNorm.class, "LayerNormLayer"),
        RMS_NORM(RmsNorm.class, "RmsNormLayer"),
        EMBEDDING(Embedding.class, "EmbeddingLayer"),
        DROPOUT(Dropout.class),
        ALPHA_DROPOUT(AlphaDropout.class),
        GAUSSIAN_NOISE(GaussianNoise.class),
        ADD(Add.class),
        CONCAT(Concat.class);

        private final Class<? extends Annotation> annotation;
        private final Optional<String> handle;

        private final String displayName;

        Kind(Class<? extends Annotation> annotation) {
            this(annotation, Optional.empty());
        }

        Kind(Class<? extends Annotation> annotation, String handle) {
            this(annotation, Optional.of(handle));
        }

        Kind(Class<? extends Annotation> annotation, Optional<String> handle) {
            this.annotation = annotation;
            this.handle = handle;
            this.displayName = "@" + annotation.getSimpleName();
        }

        /** The annotation that declares such a layer. */
        public Class<? extends Annotation> annotation() {
            return annotation;
        }

        /** The simple name of the annotation, as in {@code Dense}. */
        public String simpleName() {
            return annotation.getSimpleName();
        }

        /** The annotation as users write it: {@code @Dense}. */
        public String displayName() {
            return displayName;
        }

        /** The simple name of the type in {@code runtime.layer} of the layers of this kind that have parameters. */
        public Optional<String> handle() {
            return handle;
        }

        /** Whether the annotation names the layers to read, in {@code value}. */
        public boolean namesSources() {
            return Stream.of(annotation.getDeclaredMethods())
                    .anyMatch(attribute ->
                            attribute.getName().equals("value") && attribute.getReturnType() == String[].class);
        }

        /** Makes a layer of a declaration whose values are all known. */
        public LayerSpec read(LayerDeclaration declaration) {
            return switch (this) {
                case FLATTEN -> FlattenSpec.read(declaration);
                case DENSE -> DenseSpec.read(declaration);
                case ACTIVATION -> ActivationSpec.read(declaration);
                case BATCH_NORM -> BatchNormSpec.read(declaration);
                case LAYER_NORM -> LayerNormSpec.read(declaration);
                case RMS_NORM -> RmsNormSpec.read(declaration);
                case EMBEDDING -> EmbeddingSpec.read(declaration);
                case DROPOUT -> DropoutSpec.read(declaration);
                case ALPHA_DROPOUT -> AlphaDropoutSpec.read(declaration);
                case GAUSSIAN_NOISE -> GaussianNoiseSpec.read(declaration);
                case ADD -> AddSpec.read(declaration);
                case CONCAT -> ConcatSpec.read(declaration);
            };
        }

        /** The kind of the annotation with this display name. */
        public static Kind named(String displayName) {
            return Stream.of(values())
                    .filter(kind -> kind.displayName().equals(displayName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(displayName + " is not a layer"));
        }
    }

    /**
     * Does something different for each kind of layer.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        R visitFlatten(FlattenSpec flatten);

        R visitDense(DenseSpec dense);

        R visitActivation(ActivationSpec activation);

        R visitBatchNorm(BatchNormSpec norm);

        R visitLayerNorm(LayerNormSpec norm);

        R visitRmsNorm(RmsNormSpec norm);

        R visitEmbedding(EmbeddingSpec embedding);

        R visitDropout(DropoutSpec dropout);

        R visitAlphaDropout(AlphaDropoutSpec dropout);

        R visitGaussianNoise(GaussianNoiseSpec noise);

        R visitAdd(AddSpec add);

        R visitConcat(ConcatSpec concat);
    }

    /** Which parameters a layer has. */
    enum Parameters {
        /** No parameters. */
        NONE,
        /** Only statistics, which training collects but no optimizer trains. */
        STATISTICS,
        /** Parameters that an optimizer trains, and perhaps statistics. */
        WEIGHTS
    }

    /** Which shapes of examples a layer accepts, and which shape it outputs. */
    enum InputForm {
        /** One row of features only. */
        ROW,
        /** Any shape, which it keeps. */
        ANY,
        /** Any shape, which it flattens into a row. */
        FLATTENED
    }

    /** Flattens each example into one row. */
    record FlattenSpec(LayerMethod method, Origin origin) implements LayerSpec {
        static FlattenSpec read(LayerDeclaration declaration) {
            return new FlattenSpec(declaration.method(), declaration.origin());
        }

        @Override
        public Kind kind() {
            return Kind.FLATTEN;
        }

        @Override
        public Parameters parameters() {
            return Parameters.NONE;
        }

        @Override
        public boolean hasKernel() {
            return false;
        }

        @Override
        public InputForm inputForm() {
            return InputForm.FLATTENED;
        }

        @Override
        public Features output(List<Features> sources) {
            return Features.ofFirst(sources);
        }

        @Override
        public Optional<String> handle() {
            return Optional.empty();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFlatten(this);
        }
    }

    /** {@code y = f(xW + b)}. */
    record DenseSpec(
            LayerMethod method,
            Origin origin,
            Valued<Integer> units,
            Valued<ActivationFunction> activation,
            Valued<InitSpec> init,
            Valued<Initializer> biasInit,
            Valued<Boolean> bias,
            Regularization regularization)
            implements LayerSpec {
        static DenseSpec read(LayerDeclaration declaration) {
            Attributes dense = declaration.attributes();
            return new DenseSpec(
                    declaration.method(),
                    declaration.origin(),
                    dense.intValue("units"),
                    dense.enumValue("activation", ActivationFunction.class),
                    declaration.init().orElseGet(() -> InitSpec.named(dense.enumValue("init", Initializer.class))),
                    dense.enumValue("biasInit", Initializer.class),
                    dense.booleanValue("bias"),
                    declaration.regularization());
        }

        /** The same layer with another activation and another initializer. */
        public DenseSpec with(ActivationFunction function, Initializer initializer) {
            return new DenseSpec(
                    method,
                    origin,
                    units,
                    new Valued<>(function, activation.origin()),
                    new Valued<>(new InitSpec.Named(initializer), init.origin()),
                    biasInit,
                    bias,
                    regularization);
        }

        @Override
        public Kind kind() {
            return Kind.DENSE;
        }

        @Override
        public Parameters parameters() {
            return Parameters.WEIGHTS;
        }

        @Override
        public boolean hasKernel() {
            return true;
        }

        @Override
        public InputForm inputForm() {
            return InputForm.ROW;
        }

        @Override
        public Features output(List<Features> sources) {
            return new Features(OptionalLong.of(units.value()), Optional.of(activation.value()));
        }

        @Override
        public Optional<String> handle() {
            return kind().handle();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDense(this);
        }
    }

    /**
     * A function of each feature.
     *
     * @param alpha NaN if the user leaves it to the function
     */
    record ActivationSpec(LayerMethod method, Origin origin, Valued<ActivationFunction> function, Valued<Double> alpha)
            implements LayerSpec {
        static ActivationSpec read(LayerDeclaration declaration) {
            return new ActivationSpec(
                    declaration.method(),
                    declaration.origin(),
                    declaration.attributes().enumValue("value", ActivationFunction.class),
                    declaration.attributes().doubleValue("alpha"));
        }

        @Override
        public Kind kind() {
            return Kind.ACTIVATION;
        }

        @Override
        public Parameters parameters() {
            return isPRelu() ? Parameters.WEIGHTS : Parameters.NONE;
        }

        @Override
        public boolean hasKernel() {
            return false;
        }

        /** A softmax is a function of a whole row. */
        @Override
        public InputForm inputForm() {
            return function.value() == ActivationFunction.SOFTMAX ? InputForm.ROW : InputForm.ANY;
        }

        @Override
        public Features output(List<Features> sources) {
            return Features.ofFirst(sources).with(function.value());
        }

        @Override
        public Optional<String> handle() {
            return isPRelu() ? kind().handle() : Optional.empty();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitActivation(this);
        }

        private boolean isPRelu() {
            return function.value() == ActivationFunction.PRELU;
        }
    }

    /** A normalization. */
    sealed interface NormSpec extends LayerSpec {
        /** Added to the variance or the mean square before the division by its root. */
        Valued<Double> epsilon();

        @Override
        default boolean hasKernel() {
            return false;
        }

        @Override
        default InputForm inputForm() {
            return InputForm.ROW;
        }

        @Override
        default Features output(List<Features> sources) {
            return Features.ofFirst(sources).with(ActivationFunction.LINEAR);
        }

        @Override
        default Optional<String> handle() {
            return kind().handle();
        }
    }

    /** Batch normalization. */
    record BatchNormSpec(
            LayerMethod method,
            Origin origin,
            Valued<Double> momentum,
            Valued<Double> epsilon,
            Valued<Boolean> center,
            Valued<Boolean> scale)
            implements NormSpec {
        static BatchNormSpec read(LayerDeclaration declaration) {
            Attributes norm = declaration.attributes();
            return new BatchNormSpec(
                    declaration.method(),
                    declaration.origin(),
                    norm.doubleValue("momentum"),
                    norm.doubleValue("epsilon"),
                    norm.booleanValue("center"),
                    norm.booleanValue("scale"));
        }

        @Override
        public Kind kind() {
            return Kind.BATCH_NORM;
        }

        @Override
        public Parameters parameters() {
            return scale.value() || center.value() ? Parameters.WEIGHTS : Parameters.STATISTICS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBatchNorm(this);
        }
    }

    /** Layer normalization. */
    record LayerNormSpec(LayerMethod method, Origin origin, Valued<Double> epsilon) implements NormSpec {
        static LayerNormSpec read(LayerDeclaration declaration) {
            return new LayerNormSpec(
                    declaration.method(),
                    declaration.origin(),
                    declaration.attributes().doubleValue("epsilon"));
        }

        @Override
        public Kind kind() {
            return Kind.LAYER_NORM;
        }

        @Override
        public Parameters parameters() {
            return Parameters.WEIGHTS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLayerNorm(this);
        }
    }

    /** RMS layer normalization. */
    record RmsNormSpec(LayerMethod method, Origin origin, Valued<Double> epsilon) implements NormSpec {
        static RmsNormSpec read(LayerDeclaration declaration) {
            return new RmsNormSpec(
                    declaration.method(),
                    declaration.origin(),
                    declaration.attributes().doubleValue("epsilon"));
        }

        @Override
        public Kind kind() {
            return Kind.RMS_NORM;
        }

        @Override
        public Parameters parameters() {
            return Parameters.WEIGHTS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRmsNorm(this);
        }
    }

    /**
     * Rows of a table in the place of indices.
     *
     * @param value 0, because the units of a layer are {@code units}
     * @param isSparse whether a step changes only the rows that its batch reads
     */
    record EmbeddingSpec(
            LayerMethod method,
            Origin origin,
            Valued<Integer> value,
            Valued<Integer> entries,
            Valued<Integer> units,
            boolean isSparse)
            implements LayerSpec {
        static EmbeddingSpec read(LayerDeclaration declaration) {
            Attributes embedding = declaration.attributes();
            return new EmbeddingSpec(
                    declaration.method(),
                    declaration.origin(),
                    embedding.intValue("value"),
                    embedding.intValue("entries"),
                    embedding.intValue("units"),
                    embedding.booleanValue("sparse").value());
        }

        @Override
        public Kind kind() {
            return Kind.EMBEDDING;
        }

        @Override
        public Parameters parameters() {
            return Parameters.WEIGHTS;
        }

        @Override
        public boolean hasKernel() {
            return false;
        }

        @Override
        public InputForm inputForm() {
            return InputForm.ROW;
        }

        @Override
        public Features output(List<Features> sources) {
            OptionalLong indices = Features.ofFirst(sources).width();
            return new Features(
                    indices.isPresent() ? OptionalLong.of(indices.getAsLong() * units.value()) : OptionalLong.empty(),
                    Optional.of(ActivationFunction.LINEAR));
        }

        @Override
        public Optional<String> handle() {
            return kind().handle();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitEmbedding(this);
        }
    }

    /** Random changes of the features during training; the identity at inference. */
    sealed interface NoiseSpec extends LayerSpec {
        @Override
        default Parameters parameters() {
            return Parameters.NONE;
        }

        @Override
        default boolean hasKernel() {
            return false;
        }

        @Override
        default InputForm inputForm() {
            return InputForm.ANY;
        }

        @Override
        default Features output(List<Features> sources) {
            return Features.ofFirst(sources);
        }

        @Override
        default Optional<String> handle() {
            return Optional.empty();
        }
    }

    /** A dropout of features with a probability. */
    sealed interface RateSpec extends NoiseSpec {
        /** The probability with which a feature is dropped. */
        Valued<Double> rate();
    }

    /** Dropout. */
    record DropoutSpec(LayerMethod method, Origin origin, Valued<Double> rate) implements RateSpec {
        static DropoutSpec read(LayerDeclaration declaration) {
            return new DropoutSpec(
                    declaration.method(),
                    declaration.origin(),
                    declaration.attributes().doubleValue("value"));
        }

        @Override
        public Kind kind() {
            return Kind.DROPOUT;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDropout(this);
        }
    }

    /** Dropout that keeps mean and variance. */
    record AlphaDropoutSpec(LayerMethod method, Origin origin, Valued<Double> rate) implements RateSpec {
        static AlphaDropoutSpec read(LayerDeclaration declaration) {
            return new AlphaDropoutSpec(
                    declaration.method(),
                    declaration.origin(),
                    declaration.attributes().doubleValue("value"));
        }

        @Override
        public Kind kind() {
            return Kind.ALPHA_DROPOUT;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAlphaDropout(this);
        }
    }

    /** Normally distributed noise. */
    record GaussianNoiseSpec(LayerMethod method, Origin origin, Valued<Double> deviation) implements NoiseSpec {
        static GaussianNoiseSpec read(LayerDeclaration declaration) {
            return new GaussianNoiseSpec(
                    declaration.method(),
                    declaration.origin(),
                    declaration.attributes().doubleValue("value"));
        }

        @Override
        public Kind kind() {
            return Kind.GAUSSIAN_NOISE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitGaussianNoise(this);
        }
    }

    /** A layer that reads several others, which its annotation names. */
    sealed interface JoinSpec extends LayerSpec {
        @Override
        default Parameters parameters() {
            return Parameters.NONE;
        }

        @Override
        default boolean hasKernel() {
            return false;
        }

        @Override
        default InputForm inputForm() {
            return InputForm.ROW;
        }

        @Override
        default Optional<String> handle() {
            return Optional.empty();
        }
    }

    /** The sum of layers of the same width. */
    record AddSpec(LayerMethod method, Origin origin) implements JoinSpec {
        static AddSpec read(LayerDeclaration declaration) {
            return new AddSpec(declaration.method(), declaration.origin());
        }

        @Override
        public Kind kind() {
            return Kind.ADD;
        }

        @Override
        public Features output(List<Features> sources) {
            return Features.ofFirst(sources).with(ActivationFunction.LINEAR);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAdd(this);
        }
    }

    /** The concatenated features of several layers. */
    record ConcatSpec(LayerMethod method, Origin origin) implements JoinSpec {
        static ConcatSpec read(LayerDeclaration declaration) {
            return new ConcatSpec(declaration.method(), declaration.origin());
        }

        @Override
        public Kind kind() {
            return Kind.CONCAT;
        }

        @Override
        public Features output(List<Features> sources) {
            return Features.concatenated(sources);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitConcat(this);
        }
    }

    /** How weights are drawn: by a named initializer, or by an {@code @Init} annotation with values. */
    sealed interface InitSpec {
        /** The simple name of its annotation, or {@code Named}. */
        default String kind() {
            return getClass().getSimpleName();
        }

        /** The values of its annotation, by attribute, in order. */
        Map<String, Object> values();

        /** An initializer of the enum. */
        record Named(Initializer initializer) implements InitSpec {
            @Override
            public Map<String, Object> values() {
                return Map.of("initializer", initializer);
            }
        }

        /** {@code @Init.VarianceScaling}. */
        record VarianceScaling(Valued<Double> scale, FanMode mode, Distribution distribution) implements InitSpec {
            @Override
            public Map<String, Object> values() {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("scale", scale.value());
                values.put("mode", mode);
                values.put("distribution", distribution);
                return values;
            }
        }

        /** {@code @Init.RandomNormal}. */
        record RandomNormal(Valued<Double> mean, Valued<Double> stddev) implements InitSpec {
            @Override
            public Map<String, Object> values() {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("mean", mean.value());
                values.put("stddev", stddev.value());
                return values;
            }
        }

        /** {@code @Init.RandomUniform}. */
        record RandomUniform(Valued<Double> min, Valued<Double> max) implements InitSpec {
            @Override
            public Map<String, Object> values() {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("min", min.value());
                values.put("max", max.value());
                return values;
            }
        }

        /** {@code @Init.Constant}. */
        record Constant(Valued<Double> value) implements InitSpec {
            @Override
            public Map<String, Object> values() {
                return Map.of("value", value.value());
            }
        }

        /** An initializer of the enum. */
        static Valued<InitSpec> named(Valued<Initializer> initializer) {
            return new Valued<>(new Named(initializer.value()), initializer.origin());
        }
    }
}
