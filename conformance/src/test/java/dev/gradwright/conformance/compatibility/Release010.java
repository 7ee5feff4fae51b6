package dev.gradwright.conformance.compatibility;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.EXPONENTIAL;
import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.HARD_SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
import static dev.gradwright.dsl.ActivationFunction.MISH;
import static dev.gradwright.dsl.ActivationFunction.PRELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SOFTPLUS;
import static dev.gradwright.dsl.ActivationFunction.SOFTSIGN;
import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.Add;
import dev.gradwright.dsl.AlphaDropout;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Concat;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.From;
import dev.gradwright.dsl.Frozen;
import dev.gradwright.dsl.GaussianNoise;
import dev.gradwright.dsl.LayerNorm;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.layer.LayerNormLayer;
import dev.gradwright.runtime.layer.PReluLayer;
import java.util.List;

/**
 * The specs of the model files of 0.1.0, with every layer and every value that a fingerprint of that release depended
 * on.
 */
final class Release010 {
    private Release010() {}

    /** Dense layers with and without bias, and a softmax that is fused with the loss. */
    @Network(input = {2, 3})
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    interface Classifier {
        @Flatten
        Layer flatten();

        @Dense(units = 5, activation = RELU)
        DenseLayer hidden1();

        @Dense(units = 4, bias = false, activation = TANH)
        DenseLayer hidden2();

        @Dropout(0)
        Layer nothing();

        @Dense(units = 3, activation = SOFTMAX)
        DenseLayer output();
    }

    /** A softmax that is not fused with the loss, because the layer's activity is penalized. */
    @Network(input = 6)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    interface Penalized {
        @Dense(units = 3, activation = SOFTMAX)
        @ActivityL2(0.01)
        DenseLayer output();
    }

    /** Batch norms with and without γ and β, and layer norms. */
    @Network(input = 6)
    @Loss(MEAN_SQUARED_ERROR)
    @SuppressWarnings({"gradwright:RedundantBias", "gradwright:LinearStack"}) // the file has these layers
    interface Norms {
        @BatchNorm
        BatchNormLayer both();

        @Dense(units = 5)
        DenseLayer dense1();

        @BatchNorm(momentum = 0.9, epsilon = 1e-5, center = false)
        BatchNormLayer scaled();

        @Dense(units = 5)
        DenseLayer dense2();

        @BatchNorm(epsilon = 0.00123, scale = false)
        BatchNormLayer centered();

        @BatchNorm(epsilon = 0.25, center = false, scale = false)
        BatchNormLayer neither();

        @LayerNorm
        LayerNormLayer rows();

        @LayerNorm(epsilon = 1e-7)
        LayerNormLayer rowsAgain();

        @Dense(units = 2)
        DenseLayer output();
    }

    /**
     * Every function, in a dense layer or as a layer, with and without α, and a sigmoid that is fused with the loss.
     */
    @Network(input = 6)
    @Loss(BINARY_CROSSENTROPY)
    interface Activations {
        @Dense(units = 2, activation = SIGMOID)
        DenseLayer sigmoid();

        @From("")
        @Dense(units = 2, activation = TANH)
        DenseLayer tanh();

        @From("")
        @Dense(units = 2, activation = RELU)
        DenseLayer relu();

        @From("")
        @Dense(units = 2, activation = LEAKY_RELU)
        DenseLayer leakyRelu();

        @From("")
        @Activation(value = LEAKY_RELU, alpha = 0.3)
        Layer leakyReluWithAlpha();

        @From("")
        @Activation(PRELU)
        PReluLayer prelu();

        @From("")
        @Activation(value = PRELU, alpha = 0.25)
        PReluLayer preluWithAlpha();

        @From("")
        @Dense(units = 2, activation = ELU)
        DenseLayer elu();

        @From("")
        @Activation(value = ELU, alpha = 1.5e-3)
        Layer eluWithAlpha();

        @From("")
        @Activation(value = ELU, alpha = 0)
        Layer eluWithoutSlope();

        @From("")
        @Dense(units = 2, activation = SELU)
        DenseLayer selu();

        @From("")
        @Activation(GELU)
        Layer gelu();

        @From("")
        @Activation(SWISH)
        Layer swish();

        @From("")
        @Dense(units = 2, activation = MISH)
        DenseLayer mish();

        @From("")
        @Dense(units = 2, activation = SOFTPLUS)
        DenseLayer softplus();

        @From("")
        @Activation(SOFTSIGN)
        Layer softsign();

        @From("")
        @Dense(units = 2, activation = HARD_SIGMOID)
        DenseLayer hardSigmoid();

        @From("")
        @Dense(units = 2, activation = EXPONENTIAL)
        DenseLayer exponential();

        @From("")
        @Dense(units = 2, activation = SOFTMAX)
        DenseLayer softmax();

        @Concat({
            "sigmoid",
            "tanh",
            "relu",
            "leakyRelu",
            "leakyReluWithAlpha",
            "prelu",
            "preluWithAlpha",
            "elu",
            "eluWithAlpha",
            "eluWithoutSlope",
            "selu",
            "gelu",
            "swish",
            "mish",
            "softplus",
            "softsign",
            "hardSigmoid",
            "exponential",
            "softmax"
        })
        Layer all();

        @Dense(units = 2, bias = false)
        DenseLayer logits();

        @Activation(SIGMOID)
        Layer output();
    }

    /** Branches, and every layer that is random in training. */
    @Network(input = 6)
    @Loss(MEAN_SQUARED_ERROR)
    interface Branches {
        @Dense(units = 6, activation = SELU)
        DenseLayer stem();

        @AlphaDropout(0.1)
        Layer alphaDropout();

        @Dense(units = 6)
        DenseLayer change();

        @Dropout(0.25)
        Layer dropout();

        @Add({"", "stem", "dropout"})
        Layer sum();

        @From("")
        @GaussianNoise(0.1)
        Layer noise();

        @Concat({"sum", "noise", ""})
        Layer joined();

        @Dense(units = 2)
        DenseLayer output();
    }

    /** Blocks and repeats. */
    @Network(input = 6)
    @Loss(MEAN_SQUARED_ERROR)
    interface Blocks {
        @Repeat(2)
        List<Floor> floors();

        Room attic();

        @Repeat(3)
        @Dense(units = 3, activation = TANH)
        List<DenseLayer> tower();

        @Dense(units = 2)
        DenseLayer output();

        /** A block that contains another. */
        @Block
        interface Floor {
            Room room();

            @Activation(ELU)
            Layer elu();

            @Add({"room", "elu"})
            Layer sum();
        }

        /** The inner block. */
        @Block
        interface Room {
            @Dense(units = 4, bias = false)
            DenseLayer dense();

            @BatchNorm
            BatchNormLayer norm();
        }
    }

    /** Layers that are frozen in the spec. */
    @Network(input = 6)
    @Loss(MEAN_SQUARED_ERROR)
    interface Transfer {
        @Frozen
        @Dense(units = 5, activation = ELU)
        DenseLayer frozenDense();

        @Frozen
        @BatchNorm
        BatchNormLayer frozenNorm();

        @Frozen
        @LayerNorm
        LayerNormLayer frozenLayerNorm();

        @Frozen
        @Activation(value = PRELU, alpha = 0.1)
        PReluLayer frozenPrelu();

        @Dense(units = 2)
        DenseLayer output();
    }
}
