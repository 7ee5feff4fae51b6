package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @Ensemble}. */
class EnsembleRulesTest {
    private static MarkedSpec prices(String annotations, String last) {
        return MarkedSpec.types("""
                @Network(input = 4)
                @Loss(MEAN_SQUARED_ERROR)
                %s
                interface Prices {
                    @Dense(units = 16, activation = TANH) DenseLayer hidden();
                    %s
                }
                """.formatted(annotations, last));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16, 256})
    void anEnsembleHasSeveralMembers(int members) {
        prices("@Ensemble(k = %d)".formatted(members), "@Dense(units = 1) DenseLayer price();")
                .isAccepted();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 257})
    void oneOrTooManyAreReported(int members) {
        prices("@Ensemble(k = «%d)".formatted(members), "@Dense(units = 1) DenseLayer price();")
                .isRejected("[Ensemble] @Ensemble k must be from 2 to 256, but is " + members);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dense(units = 1) DenseLayer price(); @Activation(SOFTPLUS) Layer positive();",
                "@Dense(units = 1) DenseLayer price(); @Dropout(0) Layer dropout(); @Activation(TANH) Layer tanh();",
                "@Dense(units = 1, activation = SIGMOID) DenseLayer price(); @Flatten Layer flat();"
            })
    void aFunctionMayFollowTheLastDenseLayer(String layers) {
        prices("@Ensemble", layers).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@BatchNorm BatchNormLayer last();",
                "@LayerNorm LayerNormLayer last();",
                "@Activation(PRELU) PReluLayer last();",
                "@Add({\"hidden\", \"hidden\"}) Layer last();"
            })
    void anotherLastLayerIsReported(String last) {
        String kind = last.split("[ (]", 2)[0];
        prices("«@Ensemble", last)
                .isRejected(
                        "[Ensemble] the members of an @Ensemble differ in the dense layer that computes the output, but last is a %s; end with a @Dense layer, or remove @Ensemble"
                                .formatted(kind));
    }

    @Test
    void theWeightsOfAllMembersFitIntoAnArray() {
        prices("@Ensemble(k = 256)", "@Dense(units = «600_000) DenseLayer price();")
                .isRejected(
                        "[Ensemble] price has 9600000 weights for each of the 256 members of the @Ensemble, since it reads 16 features, but all of them must fit into an array; use fewer units or members");
    }

    @Test
    void theNameOfTheLayerInFrontIsTaken() {
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Loss(MEAN_SQUARED_ERROR)
                        @Ensemble
                        interface Prices {
                            @Dense(units = 16, activation = TANH) DenseLayer «ensemble();
                            @Dense(units = 1) DenseLayer price();
                        }
                        """)
                .isRejected(
                        "[NameClash] a layer cannot be named ensemble, because the layer in front that @Ensemble adds has that name; rename it");
    }

    @Test
    void withoutAnEnsembleTheNameIsFree() {
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Prices {
                            @Dense(units = 16, activation = TANH) DenseLayer ensemble();
                            @Dense(units = 1) DenseLayer price();
                        }
                        """).isAccepted();
    }

    @Test
    void aComposedAnnotationMayCarryIt() {
        prices("@Recipe", "@Dense(units = 1) DenseLayer price();")
                .and("@Ensemble(k = 4) @interface Recipe {}")
                .isAccepted();
    }

    /** Each member has its rows in all layers, and the signs and the last layer for itself. */
    @Test
    void theBudgetCountsAllMembers() {
        prices(
                        "@Ensemble(k = 8) @Budget(parameters = «247, multiplyAdds = «639)",
                        "@Dense(units = 1) DenseLayer price();")
                .isRejected(
                        "[Budget] Prices has 248 parameters, but its @Budget is 247; the largest contributors are price (136), hidden (80), ensemble (32); use fewer units, or raise the limit",
                        "[Budget] the prediction of a row by Prices takes 640 multiply-adds, but its @Budget is 639; the largest contributors are hidden (512), price (128); use fewer units, or raise the limit");
    }
}
