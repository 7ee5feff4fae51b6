package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for the values of layers. */
class LayerRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-100", "-2147483648"})
    void denseNeedsAUnit(String units) {
        MarkedSpec.layers("    @Dense(units = «%s) DenseLayer output();".formatted(units))
                .reports("[DenseUnits] @Dense units must be at least 1, but is " + units);
    }

    @Test
    void aConstantExpressionIsReportedWhereItIsWritten() {
        MarkedSpec.layers("""
                            int HIDDEN = -3;
                            @Dense(bias = false,
                                   units = «HIDDEN) DenseLayer output();
                        """).reports("[DenseUnits] @Dense units must be at least 1, but is -3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "«@Embedding(units = 4)               | @Embedding on a layer needs entries of at least 1, as in @Embedding(entries = 1000, units = 8), but has none",
                "«@Embedding(entries = 4)             | @Embedding on a layer needs units of at least 1, as in @Embedding(entries = 1000, units = 8), but has none",
                "«@Embedding                          | @Embedding on a layer needs entries and units of at least 1, as in @Embedding(entries = 1000, units = 8), but has none",
                "@Embedding(entries = 4, units = «-1) | @Embedding on a layer needs units of at least 1, as in @Embedding(entries = 1000, units = 8), but is -1",
                "@Embedding(«8)                       | @Embedding on a layer takes entries and units, as in @Embedding(entries = 1000, units = 8)",
                "@Embedding(entries = «16777217, units = 1) | @Embedding entries must be at most 16777216, because a float does not hold every larger index, but is 16777217",
                "@Embedding(entries = 10000000, units = «200) | a table of 10000000 × 200 has 2000000000 weights, but only 1000000000 fit into an array; use fewer units or entries",
                "@Embedding(entries = 2, units = «30000000) | @Embedding outputs at most 50000000 features, since 32 rows of them must fit into an array, but words has 240000000; use fewer units"
            })
    void anEmbeddingHasATableThatFits(String annotation, String problem) {
        MarkedSpec.layers("""
                            %s EmbeddingLayer words();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(annotation)).reports("[EmbeddingValue] " + problem);
    }

    @Test
    void anEmbeddingLayerInAnEnsemble() {
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Ensemble(k = 8)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            «@Embedding(entries = 9, units = 2) EmbeddingLayer words();
                            @Dense(units = 1) DenseLayer output();
                        }
                        """)
                .reports(
                        "[EmbeddingValue] each member of an @Ensemble changes the signs of the input, so that words would read no indices; declare a record with @Embedding on its components");
    }

    @Test
    void anEmbeddingReadsTheInput() {
        MarkedSpec.layers("""
                            @Dense(units = 3, activation = RELU) DenseLayer hidden();
                            @From(«"hidden") @Embedding(entries = 4, units = 2) EmbeddingLayer words();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[EmbeddingValue] words reads indices, which only the input of the network has, but it reads hidden; make it the first layer, or add @From(\"\")");
    }

    @Test
    void anEmbeddingOfAnUnknownSource() {
        MarkedSpec.layers("""
                            @From(«"word") @Embedding(entries = 4, units = 2) EmbeddingLayer words();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[UnknownSource] words reads \"word\", but there is no such layer; write \"\" for the network's input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.5", "-0.1", "Double.NaN", "Double.POSITIVE_INFINITY"})
    void dropoutRateIsAFraction(String rate) {
        MarkedSpec.layers("""
                            @Dense(units = 3, activation = RELU) DenseLayer hidden();
                            @Dropout(%s) Layer dropout();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(mark(rate)))
                .reports(
                        "[DropoutRate] @Dropout rate must be at least 0 and less than 1, because it is the fraction of features that are dropped, but is "
                                + shown(rate));
    }

    @Test
    void alphaDropoutRateIsAFraction() {
        MarkedSpec.layers("""
                            @AlphaDropout(«1) Layer dropout();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[DropoutRate] @AlphaDropout rate must be at least 0 and less than 1, because it is the fraction of features that are dropped, but is 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "Double.NaN"})
    void noiseHasAStandardDeviation(String deviation) {
        MarkedSpec.layers("""
                            @GaussianNoise(%s) Layer noise();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(mark(deviation)))
                .reports(
                        "[NoiseDeviation] @GaussianNoise deviation must be at least 0 and finite, because it is the standard deviation of the noise, but is "
                                + shown(deviation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "0.999"})
    void fractionsAreAccepted(String fraction) {
        MarkedSpec.layers("""
                            @BatchNorm(momentum = %s) BatchNormLayer norm();
                            @SuppressWarnings("gradwright:DropoutTooMuch") @Dropout(%s) Layer dropout();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(fraction, fraction)).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "-0.1", "Double.NaN"})
    void normMomentumIsAFraction(String momentum) {
        MarkedSpec.layers("""
                            @BatchNorm(momentum = %s) BatchNormLayer norm();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(mark(momentum)))
                .reports(
                        "[NormMomentum] @BatchNorm momentum must be at least 0 and less than 1, because it is the fraction of the moving averages that each step keeps, but is "
                                + shown(momentum));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-0.001", "Double.NaN", "Double.POSITIVE_INFINITY"})
    void layerNormEpsilonIsPositive(String epsilon) {
        MarkedSpec.layers("""
                            @LayerNorm(epsilon = %s) LayerNormLayer norm();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(mark(epsilon)))
                .reports(
                        "[NormEpsilon] @LayerNorm epsilon must be greater than 0 and finite, because it prevents a division by 0 if all values are equal, but is "
                                + shown(epsilon));
    }

    @Test
    void aTrainedFunctionIsALayerOfItsOwn() {
        MarkedSpec.layers("""
                            @Dense(units = 3, activation = «PRELU) DenseLayer hidden();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[ActivationMisplaced] @Dense activation must not be PRELU, because a DenseLayer has no trained slopes; remove it and declare @Activation(PRELU) PReluLayer on a method below hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-0.001", "Double.NaN", "Double.POSITIVE_INFINITY"})
    void normEpsilonIsPositive(String epsilon) {
        MarkedSpec.layers("""
                            @BatchNorm(epsilon = %s) BatchNormLayer norm();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(mark(epsilon)))
                .reports(
                        "[NormEpsilon] @BatchNorm epsilon must be greater than 0 and finite, because it prevents a division by 0 if all values are equal, but is "
                                + shown(epsilon));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "Double.POSITIVE_INFINITY"})
    void alphaIsNotNegative(String alpha) {
        MarkedSpec.layers("""
                            @Dense(units = 1) DenseLayer output();
                            @Activation(value = ELU, alpha = %s) Layer elu();
                        """.formatted(mark(alpha)))
                .reports("[ActivationAlpha] @Activation alpha must be at least 0 and finite, but is " + shown(alpha));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINEAR", "SIGMOID", "TANH", "RELU", "SELU", "SOFTMAX"})
    void alphaBelongsToFunctionsThatTakeOne(String function) {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer output();
                            @Activation(value = %s, alpha = «0.1) Layer activation();
                        """.formatted(function))
                .reports("[ActivationAlpha] @Activation alpha is 0.1, but has no effect on " + function
                        + ", only on LEAKY_RELU, PRELU and ELU; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEAKY_RELU", "PRELU", "ELU"})
    void alphaIsAcceptedForFunctionsThatTakeOne(String function) {
        MarkedSpec.layers("""
                            @Dense(units = 3) DenseLayer output();
                            @Activation(value = %s, alpha = 0) Layer activation();
                        """.formatted(function)).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-1.0", "Double.NaN", "Double.POSITIVE_INFINITY"})
    void varianceScalingHasAPositiveScale(String scale) {
        MarkedSpec.layers("""
                            @Init.VarianceScaling(scale = %s)
                            @Dense(units = 3) DenseLayer output();
                        """.formatted(mark(scale)))
                .reports(
                        "[InitValue] @Init.VarianceScaling scale must be greater than 0 and finite, because it is a factor of the variance, but is "
                                + shown(scale));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RandomNormal(mean = %s)   | Double.NaN               | RandomNormal mean must be finite",
                "RandomNormal(stddev = %s) | -0.1                     | RandomNormal stddev must be at least 0 and finite",
                "RandomNormal(stddev = %s) | Double.POSITIVE_INFINITY | RandomNormal stddev must be at least 0 and finite",
                "RandomUniform(min = %s)   | Double.NaN               | RandomUniform min must be finite",
                "RandomUniform(max = %s)   | Double.POSITIVE_INFINITY | RandomUniform max must be finite",
                "RandomUniform(max = %s)   | -1.0                     | RandomUniform max must be at least min, which is -0.05",
                "Constant(%s)              | Double.NaN               | Constant value must be finite"
            })
    void rejectsImpossibleValuesOfInitializers(String annotation, String value, String problem) {
        MarkedSpec.layers("    @Init.%s @Dense(units = 3) DenseLayer output();"
                        .formatted(annotation.formatted(mark(value))))
                .reports("[InitValue] @Init." + problem + ", but is " + shown(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RandomNormal", "RandomNormal(stddev = 0)", "RandomUniform(min = 1, max = 1)", "Constant(-2)"})
    void validInitializersAreAccepted(String annotation) {
        MarkedSpec.layers("    @Init.%s @Dense(units = 3) DenseLayer output();".formatted(annotation))
                .isAccepted();
    }

    @Test
    void aBiasIsNotOrthogonal() {
        MarkedSpec.layers("    @Dense(units = 3, init = ORTHOGONAL, biasInit = «ORTHOGONAL) DenseLayer output();")
                .reports(
                        "[InitValue] @Dense biasInit must not be ORTHOGONAL, because a bias is not a matrix; use ZEROS");
    }

    @Test
    void rejectsTwoInitializers() {
        MarkedSpec.layers("    @Init.Constant(1) «@Init.RandomNormal @Dense(units = 3) DenseLayer output();")
                .reports(
                        "[ModifierMisplaced] a layer has one initializer, but @Init.RandomNormal is used in addition to @Init.Constant; remove one of the two");
    }

    @Test
    void anInitializerOverridesThatOfAComposedAnnotation() {
        MarkedSpec.layers("    @Init.Constant(1) @Narrow DenseLayer output();")
                .and("""

                        @Dense(units = 3)
                        @Init.RandomNormal(stddev = 2)
                        @interface Narrow {}
                        """)
                .isAccepted();
    }

    /** The compiler points at the name of a constant, after {@code Double.}, and at the start of a number. */
    private static String mark(String number) {
        return number.startsWith("Double.") ? number.replace("Double.", "Double«.") : "«" + number;
    }

    private static String shown(String number) {
        return switch (number) {
            case "Double.NaN" -> "NaN";
            case "Double.POSITIVE_INFINITY" -> "Infinity";
            default -> number;
        };
    }
}
