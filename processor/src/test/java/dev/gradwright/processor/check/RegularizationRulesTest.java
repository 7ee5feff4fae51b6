package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for penalties and constraints. */
class RegularizationRulesTest {
    private static final String NOT_A_FACTOR =
            " must be at least 0 and finite, because a penalty adds to the loss, but is ";

    @ParameterizedTest
    @CsvSource({
        "L1,«-0.1,-0.1",
        "L2,«-0.1,-0.1",
        "ActivityL2,«-0.1,-0.1",
        "L2,Double«.NaN,NaN",
        "L2,Double«.POSITIVE_INFINITY,Infinity",
    })
    void aFactorIsNotNegative(String annotation, String factor, String shown) {
        MarkedSpec.layers("    @%s(%s) @Dense(units = 1) DenseLayer output();".formatted(annotation, factor))
                .reports("[PenaltyFactor] @" + annotation + " factor" + NOT_A_FACTOR + shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"L1", "L2"})
    void aFactorOfTheBiasIsNotNegative(String annotation) {
        MarkedSpec.layers(
                        "    @%s(value = 0.1, bias = «-2) @Dense(units = 1) DenseLayer output();".formatted(annotation))
                .reports("[PenaltyFactor] @" + annotation + " bias" + NOT_A_FACTOR + "-2.0");
    }

    @Test
    void rejectsAPenaltyOnAMissingBias() {
        MarkedSpec.layers("    @L2(value = 0, bias = «0.1) @Dense(units = 1, bias = false) DenseLayer output();")
                .reports(
                        "[PenaltyFactor] @L2 bias has nothing to act on, because output is declared with bias = false; remove it");
    }

    @ParameterizedTest
    @CsvSource({"«0,0.0", "«-1,-1.0", "Double«.NaN,NaN", "Double«.POSITIVE_INFINITY,Infinity"})
    void aNormIsBoundedByAPositiveNumber(String limit, String shown) {
        MarkedSpec.layers("    @MaxNorm(%s) @Dense(units = 1) DenseLayer output();".formatted(limit))
                .reports(
                        "[ConstraintLimit] @MaxNorm limit must be greater than 0 and finite, because a norm of 0 makes all weights 0, but is "
                                + shown);
    }

    @Test
    void penaltiesAndAConstraintCanBeCombined() {
        MarkedSpec.layers("""
                            @L1(0.1) @L2(value = 0, bias = 0.1) @ActivityL2(0.1) @MaxNorm(2) @Dense(units = 3) DenseLayer hidden();
                            @UnitNorm @Dense(units = 3) DenseLayer hidden2();
                            @NonNegative @Dense(units = 1) DenseLayer output();
                        """).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({
        "@L1(0.1),@L1,penalizes",
        "@L2(0.1),@L2,penalizes",
        "@MaxNorm(1),@MaxNorm,constrains",
        "@UnitNorm,@UnitNorm,constrains",
        "@NonNegative,@NonNegative,constrains"
    })
    void rejectsRegularizationOfALayerWithoutKernel(String modifier, String shown, String deed) {
        MarkedSpec.layers("""
                            @Dropout(0.1) «%s Layer dropout();
                            @Dense(units = 1) DenseLayer output();
                        """.formatted(modifier))
                .reports("[ModifierMisplaced] %s %s the weights of a @Dense, but dropout is a @Dropout; remove it"
                        .formatted(shown, deed));
    }

    @Test
    void anOutputThatIsPenalizedIsThatOfADenseLayer() {
        MarkedSpec.layers("""
                            @Activation(TANH) «@ActivityL2(0.1) Layer tanh();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[ModifierMisplaced] @ActivityL2 penalizes the output of a @Dense, but tanh is an @Activation; remove it");
    }

    @Test
    void thereIsOneConstraint() {
        MarkedSpec.layers("    @MaxNorm(1) «@UnitNorm @Dense(units = 1) DenseLayer output();")
                .reports(
                        "[ModifierMisplaced] a layer has one constraint, but @UnitNorm is used in addition to @MaxNorm; remove one of the two");
    }

    @Test
    void aConstraintOverridesThatOfAComposedAnnotation() {
        MarkedSpec.layers("    @UnitNorm @Hidden(3) DenseLayer hidden();\n    @Dense(units = 1) DenseLayer output();")
                .and("@MaxNorm(1) @Dense(units = 0) @interface Hidden {"
                        + " @Alias(annotation = Dense.class, attribute = \"units\") int value(); }")
                .isAccepted();
    }

    @Test
    void aWrongFactorOfAComposedAnnotationIsReportedAtItsUse() {
        MarkedSpec.layers("    «@Hidden DenseLayer output();")
                .and("@L2(-1) @Dense(units = 1) @interface Hidden {}")
                .reports("[PenaltyFactor] @L2 factor" + NOT_A_FACTOR + "-1.0 (through @Hidden)");
    }
}
