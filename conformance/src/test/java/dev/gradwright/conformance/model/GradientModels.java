package dev.gradwright.conformance.model;

import static dev.gradwright.conformance.model.LayerModel.activation;
import static dev.gradwright.conformance.model.LayerModel.alphaDropout;
import static dev.gradwright.conformance.model.LayerModel.batchNorm;
import static dev.gradwright.conformance.model.LayerModel.concat;
import static dev.gradwright.conformance.model.LayerModel.dense;
import static dev.gradwright.conformance.model.LayerModel.denseWithoutBias;
import static dev.gradwright.conformance.model.LayerModel.dropout;
import static dev.gradwright.conformance.model.LayerModel.embedding;
import static dev.gradwright.conformance.model.LayerModel.gaussianNoise;
import static dev.gradwright.conformance.model.LayerModel.prelu;
import static dev.gradwright.conformance.model.LayerModel.reading;
import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.EXPONENTIAL;
import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
import static dev.gradwright.dsl.ActivationFunction.LINEAR;
import static dev.gradwright.dsl.ActivationFunction.MISH;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SOFTPLUS;
import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.BINARY_FOCAL_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.CATEGORICAL_FOCAL_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.HUBER;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.QUANTILE;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.TWEEDIE;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.spec.LayerSpec.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Networks with all structures of backward passes, and some random ones. */
public final class GradientModels {
    private static final int INPUTS = 5;
    /** The activation functions of dense layers. */
    private static final Set<ActivationFunction> DENSE = EnumSet.complementOf(EnumSet.of(ActivationFunction.PRELU));

    private GradientModels() {}

    /** All models; they are small. */
    public static List<NetworkModel> all() {
        List<NetworkModel> models = new ArrayList<>();
        for (ActivationFunction hidden : DENSE) {
            models.add(classifier(name(hidden) + "Hidden", dense("hidden", 6, hidden), dense("output", 4, SOFTMAX)));
        }
        models.addAll(ofEachLoss());
        for (ActivationFunction output : DENSE) {
            models.add(regression(name(output) + "Output", dense("hidden", 6, TANH), dense("output", 3, output)));
        }
        models.addAll(separateActivations());
        models.addAll(batchNorms());
        models.addAll(dropouts());
        models.addAll(noises());
        LayerModel.featurewise().forEach(kind -> models.addAll(featurewise(kind).toList()));
        models.addAll(prelus());
        models.addAll(embeddings());
        models.addAll(oddShapes());
        models.addAll(smoothed());
        models.addAll(parametersOfLosses());
        models.addAll(BranchModels.all());
        models.addAll(RandomModels.all());
        return models;
    }

    /** A model with each of the losses. */
    public static List<NetworkModel> ofEachLoss() {
        return Stream.of(LossFunction.values())
                .map(loss -> under("TanhUnder" + name(loss), loss))
                .toList();
    }

    private static List<NetworkModel> separateActivations() {
        return List.of(
                classifier(
                        "SeparateElu",
                        dense("hidden", 6, LINEAR),
                        activation("elu", ELU, 0.5),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SeparateLeakyRelu",
                        denseWithoutBias("hidden", 6, LINEAR),
                        activation("leaky", LEAKY_RELU, 0.05),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SeparateSoftmax",
                        dense("hidden", 6, TANH),
                        dense("logits", 4, LINEAR),
                        activation("p", SOFTMAX)),
                NetworkModel.of(
                        "SeparateSigmoid",
                        INPUTS,
                        BINARY_CROSSENTROPY,
                        dense("hidden", 6, TANH),
                        dense("logits", 3, LINEAR),
                        activation("p", SIGMOID)),
                classifier(
                        "ActivationOnActivation",
                        dense("hidden", 6, SELU),
                        activation("tanh", TANH),
                        activation("linear", LINEAR),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "SeparateGelu",
                        dense("hidden", 6, LINEAR),
                        activation("gelu", GELU),
                        dropout("dropout", 0.3),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormThenSwish",
                        dense("hidden", 6, TANH),
                        batchNorm("norm"),
                        activation("swish", SWISH),
                        dropout("dropout", 0.3),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "MishOnDropoutOnActivation",
                        dense("hidden", 6, TANH),
                        dropout("dropout", 0.3),
                        activation("mish", MISH),
                        activation("tanh", TANH),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "GeluOnGelu", dense("hidden", 6, GELU), activation("again", GELU), dense("output", 4, SOFTMAX)),
                classifier("GeluFirst", activation("squashed", GELU), dense("output", 4, SOFTMAX)),
                classifier("ActivationFirst", activation("squashed", TANH), dense("output", 4, SOFTMAX)),
                regression(
                        "SeparateSoftmaxInTheMiddle",
                        dense("hidden", 6, LINEAR),
                        activation("gate", SOFTMAX),
                        dense("output", 2, LINEAR)));
    }

    private static List<NetworkModel> batchNorms() {
        return List.of(
                classifier(
                        "NormBeforeActivation",
                        denseWithoutBias("hidden", 6, LINEAR),
                        batchNorm("norm"),
                        activation("elu", ELU),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormAfterActivation",
                        dense("hidden", 6, RELU),
                        batchNorm("norm"),
                        dense("output", 4, SOFTMAX)),
                classifier("NormFirst", batchNorm("norm"), dense("hidden", 6, TANH), dense("output", 4, SOFTMAX)),
                classifier(
                        "NormFirstWithoutBias",
                        batchNorm("norm"),
                        denseWithoutBias("hidden", 6, ELU),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormFirstThenActivation",
                        batchNorm("norm"),
                        activation("tanh", TANH),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormAllOver",
                        batchNorm("first"),
                        denseWithoutBias("hidden1", 7, LINEAR),
                        batchNorm("norm1"),
                        activation("elu1", ELU),
                        denseWithoutBias("hidden2", 6, LINEAR),
                        batchNorm("norm2"),
                        activation("elu2", ELU),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormAfterBias",
                        dense("hidden", 6, LINEAR),
                        batchNorm("norm"),
                        activation("relu", RELU),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormWithoutScale",
                        dense("hidden", 6, TANH),
                        batchNorm("norm", 0.9, 1e-5, true, false),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormWithoutCenter",
                        dense("hidden", 6, TANH),
                        batchNorm("norm", 0.5, 1e-3, false, true),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormWithoutBoth",
                        batchNorm("norm", 0.5, 1e-3, false, false),
                        dense("hidden", 6, TANH),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormTwice",
                        dense("hidden", 6, TANH),
                        batchNorm("norm1"),
                        batchNorm("norm2"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NormBeforeSoftmax", dense("logits", 4, LINEAR), batchNorm("norm"), activation("p", SOFTMAX)),
                regression("NormLast", dense("hidden", 6, TANH), dense("output", 2, LINEAR), batchNorm("norm")));
    }

    private static List<NetworkModel> dropouts() {
        return List.of(
                classifier(
                        "DropoutInTheMiddle",
                        dense("hidden", 8, ELU),
                        dropout("dropout", 0.3),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "DropoutFirst", dropout("dropout", 0.2), dense("hidden", 6, TANH), dense("output", 4, SOFTMAX)),
                classifier(
                        "DropoutAfterNorm",
                        denseWithoutBias("hidden1", 8, LINEAR),
                        batchNorm("norm"),
                        activation("elu", ELU),
                        dropout("dropout1", 0.25),
                        dense("hidden2", 8, RELU),
                        dropout("dropout2", 0.5),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "DropoutBeforeNorm",
                        dense("hidden", 8, TANH),
                        dropout("dropout", 0.25),
                        batchNorm("norm"),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "DropoutOfNothing",
                        dense("hidden", 8, TANH),
                        dropout("dropout", 0),
                        dense("output", 4, SOFTMAX)));
    }

    private static List<NetworkModel> noises() {
        return List.of(
                classifier(
                        "AlphaDropoutInTheMiddle",
                        dense("hidden", 8, SELU),
                        alphaDropout("dropout", 0.3),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "NoiseAllOver",
                        gaussianNoise("first", 0.2),
                        dense("hidden1", 8, TANH),
                        gaussianNoise("noise", 0.1),
                        dense("hidden2", 8, LINEAR),
                        alphaDropout("dropout", 0.1),
                        batchNorm("norm"),
                        dense("output", 4, SOFTMAX)));
    }

    /** Layers of each kind with trained values for each feature, between others. */
    private static Stream<NetworkModel> featurewise(Kind kind) {
        LayerModel layer = LayerModel.featurewise(kind, "tested");
        String name = kind.simpleName();
        return Stream.of(
                classifier(name + "First", layer, dense("hidden", 6, TANH), dense("output", 4, SOFTMAX)),
                classifier(
                        name + "BeforeActivation",
                        denseWithoutBias("hidden", 6, LINEAR),
                        layer,
                        activation("gelu", GELU),
                        dropout("dropout", 0.3),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        name + "AfterDropout",
                        dense("hidden", 6, TANH),
                        dropout("dropout", 0.3),
                        layer,
                        dense("output", 4, SOFTMAX)),
                classifier(
                        name + "BeforeBatchNorm",
                        dense("hidden", 6, TANH),
                        layer,
                        batchNorm("after"),
                        dense("output", 4, SOFTMAX)),
                regression(name + "Last", dense("output", 3, LINEAR), layer));
    }

    private static List<NetworkModel> prelus() {
        return List.of(
                classifier("PReluFirst", prelu("prelu"), dense("output", 4, SOFTMAX)),
                classifier("PReluAfterDense", dense("hidden", 6, LINEAR), prelu("prelu"), dense("output", 4, SOFTMAX)),
                classifier(
                        "PReluAmongOthers",
                        dense("hidden", 6, TANH),
                        batchNorm("norm"),
                        prelu("prelu1"),
                        prelu("prelu2"),
                        dropout("dropout", 0.3),
                        dense("output", 4, SOFTMAX)),
                regression("PReluLast", dense("output", 3, LINEAR), prelu("prelu")));
    }

    private static List<NetworkModel> embeddings() {
        return List.of(
                classifier("EmbeddingAlone", embedding("words", INPUTS, 4, 3), dense("output", 4, SOFTMAX)),
                classifier(
                        "EmbeddingBeforeNorm",
                        embedding("words", INPUTS, 7, 2),
                        batchNorm("norm"),
                        dense("hidden", 6, TANH),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "EmbeddingAfterDropout",
                        embedding("words", INPUTS, 1, 40),
                        dropout("dropout", 0.3),
                        activation("swish", SWISH),
                        dense("output", 4, SOFTMAX)),
                classifier(
                        "EmbeddingBesideEmbedding",
                        embedding("wide", INPUTS, 6, 4),
                        dense("hidden", 6, TANH),
                        reading("", embedding("deep", INPUTS, 9, 2)),
                        concat("both", "hidden", "deep"),
                        dense("output", 4, SOFTMAX)),
                regression("EmbeddingLast", embedding("words", INPUTS, 5, 2)));
    }

    private static List<NetworkModel> oddShapes() {
        return List.of(
                classifier("LogisticRegression", dense("output", 4, SOFTMAX)),
                NetworkModel.of("OneByOne", 1, BINARY_CROSSENTROPY, dense("output", 1, SIGMOID)),
                regression("Bottleneck", dense("narrow", 1, TANH), dense("wide", 70, ELU), dense("output", 1, LINEAR)),
                regression("LinearStack", denseWithoutBias("first", 6, LINEAR), dense("second", 2, LINEAR)),
                NetworkModel.of(
                        "OddWidths",
                        67,
                        SPARSE_CATEGORICAL_CROSSENTROPY,
                        dense("hidden1", 129, RELU),
                        dense("hidden2", 33, TANH),
                        dense("output", 17, SOFTMAX)));
    }

    private static List<NetworkModel> smoothed() {
        List<NetworkModel> models = new ArrayList<>();
        for (LossFunction loss : List.of(
                BINARY_CROSSENTROPY,
                CATEGORICAL_CROSSENTROPY,
                SPARSE_CATEGORICAL_CROSSENTROPY,
                BINARY_FOCAL_CROSSENTROPY,
                CATEGORICAL_FOCAL_CROSSENTROPY,
                SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY)) {
            models.add(under("Smoothed" + name(loss), loss).withLoss("labelSmoothing", 0.2));
        }
        return models;
    }

    /** Parameters of losses that are not the defaults, and losses that are not fused with their usual activation. */
    private static List<NetworkModel> parametersOfLosses() {
        return List.of(
                under("SmallDelta", HUBER).withLoss("delta", 0.25),
                under("BalancedFocal", BINARY_FOCAL_CROSSENTROPY)
                        .withLoss("alpha", 0.375)
                        .withLoss("gamma", 1.5),
                under("SharpFocal", SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY)
                        .withLoss("alpha", 2.0)
                        .withLoss("gamma", 3.5),
                NetworkModel.of(
                        "DropoutAfterBinary",
                        INPUTS,
                        BINARY_FOCAL_CROSSENTROPY,
                        dense("output", 3, SIGMOID),
                        dropout("dropout", 0)),
                NetworkModel.of(
                        "DropoutAfterSoftmax",
                        INPUTS,
                        CATEGORICAL_FOCAL_CROSSENTROPY,
                        dense("output", 4, SOFTMAX),
                        dropout("dropout", 0)),
                NetworkModel.of("Median", INPUTS, QUANTILE, dense("hidden", 6, TANH), dense("output", 1, LINEAR))
                        .withLoss("quantiles", List.of(0.5)),
                NetworkModel.of("Interval", INPUTS, QUANTILE, dense("hidden", 6, TANH), dense("output", 2, LINEAR))
                        .withLoss("quantiles", List.of(0.0625, 0.75)),
                under("TweedieNearPoisson", TWEEDIE).withLoss("power", 1.125),
                NetworkModel.of(
                        "SoftplusUnderTweedie",
                        INPUTS,
                        TWEEDIE,
                        dense("hidden", 6, TANH),
                        dense("output", 3, SOFTPLUS)));
    }

    private static NetworkModel under(String name, LossFunction loss) {
        return NetworkModel.of(name, INPUTS, loss, dense("hidden", 6, TANH), head(loss));
    }

    private static NetworkModel classifier(String name, LayerModel... layers) {
        return NetworkModel.of(name, INPUTS, SPARSE_CATEGORICAL_CROSSENTROPY, layers);
    }

    private static NetworkModel regression(String name, LayerModel... layers) {
        return NetworkModel.of(name, INPUTS, MEAN_SQUARED_ERROR, layers);
    }

    /** An output layer for a loss. */
    static LayerModel head(LossFunction loss) {
        return switch (loss) {
            case MEAN_SQUARED_ERROR,
                    MEAN_ABSOLUTE_ERROR,
                    HUBER,
                    LOG_COSH,
                    HINGE,
                    SQUARED_HINGE,
                    COSINE_SIMILARITY,
                    MEAN_ABSOLUTE_PERCENTAGE_ERROR,
                    QUANTILE -> dense("output", 3, LINEAR);
            case PAIRWISE_LOGISTIC, LISTWISE_SOFTMAX, LAMBDA_RANK -> dense("output", 1, LINEAR);
            case BINARY_CROSSENTROPY, BINARY_FOCAL_CROSSENTROPY, POISSON -> dense("output", 3, SIGMOID);
            case MEAN_SQUARED_LOGARITHMIC_ERROR -> dense("output", 3, SOFTPLUS);
            case TWEEDIE -> dense("output", 3, EXPONENTIAL);
            case CATEGORICAL_CROSSENTROPY,
                    SPARSE_CATEGORICAL_CROSSENTROPY,
                    CATEGORICAL_FOCAL_CROSSENTROPY,
                    SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY,
                    KL_DIVERGENCE -> dense("output", 4, SOFTMAX);
        };
    }

    /** {@code LEAKY_RELU} as {@code LeakyRelu}. */
    private static String name(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }
}
