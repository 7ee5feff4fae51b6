package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutBeforeBatchNormTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";
    private static final String NORM = "    @BatchNorm BatchNormLayer norm();\n";

    private static String message(String dropout) {
        return "[DropoutBeforeBatchNorm] %1$s makes the variance of the features larger in training than at inference, and norm learns that of training; move %1$s below norm, or remove %1$s"
                .formatted(dropout);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@Dense(units = 5, bias = false) DenseLayer linear();",
                "@GaussianNoise(0.1) Layer noise();",
                "@Activation(LINEAR) Layer none();"
            })
    void warnsOfADropoutThatANormReads(String between) {
        MarkedSpec.layers("    @Dense(units = 9, activation = RELU, init = HE_NORMAL) DenseLayer hidden();\n"
                        + "    «@Dropout(0.5) Layer dropout();\n    " + between + "\n" + NORM
                        + "    @Activation(RELU) Layer relu();\n" + OUTPUT)
                .warns(message("dropout"));
    }

    @Test
    void warnsOfADropoutOfTheInput() {
        MarkedSpec.layers("    «@Dropout(0.2) Layer dropout();\n" + NORM + OUTPUT)
                .warns(message("dropout"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dropout(0.1) Layer dropout();",
                "@GaussianNoise(0.1) Layer noise();",
                "@Dropout(0.5) Layer dropout(); @Dense(units = 5, activation = RELU, init = HE_NORMAL) DenseLayer dense();",
                "@Dropout(0.5) Layer dropout(); @LayerNorm LayerNormLayer rows();",
                "@Dense(units = 5) DenseLayer stem(); @Dropout(0.5) Layer dropout(); @Add({\"stem\", \"dropout\"}) Layer sum();"
            })
    void isSilentOfOtherLayersBeforeANorm(String before) {
        MarkedSpec.layers("    " + before + "\n" + NORM + OUTPUT).isAccepted();
    }

    @Test
    void isSilentOfAModerateDropoutAboveADenseLayer() {
        MarkedSpec.layers("    @Dropout(0.3) Layer dropout();\n"
                        + "    @Dense(units = 5, bias = false) DenseLayer dense();\n" + NORM
                        + "    @Activation(RELU) Layer relu();\n" + OUTPUT)
                .isAccepted();
    }

    @Test
    void isSilentOfADropoutAfterTheNorms() {
        MarkedSpec.layers(NORM + "    @Dropout(0.5) Layer dropout();\n" + OUTPUT)
                .isAccepted();
    }

    /** It uses the moving averages in training, too. */
    @Test
    void isSilentOfAFrozenNorm() {
        MarkedSpec.layers(
                        "    @Dropout(0.5) Layer dropout();\n    @Frozen @BatchNorm BatchNormLayer norm();\n" + OUTPUT)
                .isAccepted();
    }

    @Test
    void warnsOfABlockOnceHoweverOftenItIsUsed() {
        MarkedSpec.layers("    @Repeat(3) java.util.List<Floor> tower();\n" + OUTPUT)
                .and("""
                        @Block interface Floor {
                            @Dense(units = 5, activation = TANH) DenseLayer dense();
                            «@Dropout(0.5) Layer dropout();
                            @BatchNorm BatchNormLayer norm();
                        }
                        """)
                .warns(message("dropout"));
    }

    @Test
    void warnsOfASupertypeOnceHoweverManyNetworksExtendIt() {
        MarkedSpec.types("""
                        interface Trunk {
                            «@Dropout(0.5) Layer dropout();
                            @BatchNorm BatchNormLayer norm();
                        }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Two extends Trunk { @Dense(units = 2) DenseLayer output(); }
                        """).warns(message("dropout"));
    }

    @Test
    void warnsOfAComposedAnnotationWhereItIsUsed() {
        MarkedSpec.layers("    «@Half Layer dropout();\n" + NORM + OUTPUT)
                .and("@Dropout(0.5) @interface Half {}")
                .warns(message("dropout") + " (through @Half)");
    }

    @Test
    void canBeSuppressed() {
        MarkedSpec.layers(
                        "    @SuppressWarnings(\"gradwright:DropoutBeforeBatchNorm\") @Dropout(0.5) Layer dropout();\n"
                                + NORM + OUTPUT)
                .isAccepted();
    }
}
