package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    /** 4 → 16 → 3: 80 and 51 parameters, 64 and 48 weights. */
    private static MarkedSpec flowers(String annotations) {
        return MarkedSpec.types("""
                @Network(input = 4)
                @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
                %s
                interface Flowers {
                    @Dense(units = 16, init = HE_NORMAL) DenseLayer hidden();
                    @Activation(RELU) Layer relu();
                    @Dense(units = 3, activation = SOFTMAX) DenseLayer output();
                }
                """.formatted(annotations));
    }

    @Test
    void aNetworkMayUseItsBudgetUp() {
        flowers("@Budget(parameters = 131, trainingBytes = 7_192, multiplyAdds = 112)")
                .isAccepted();
    }

    @Test
    void eachLimitThatIsExceededIsReported() {
        flowers("@Budget(parameters = «130, trainingBytes = «7191, multiplyAdds = «111)")
                .isRejected(
                        "[Budget] Flowers has 131 parameters, but its @Budget is 130; the largest contributors are hidden (80), output (51); use fewer units, or raise the limit",
                        "[Budget] training Flowers on batches of 32 rows takes 7,192 bytes, but its @Budget is 7,191; the largest contributors are hidden (4,736), output (1,176), the loss (768); use fewer units, smaller batches or an optimizer that keeps less, or raise the limit",
                        "[Budget] the prediction of a row by Flowers takes 112 multiply-adds, but its @Budget is 111; the largest contributors are hidden (64), output (48); use fewer units, or raise the limit");
    }

    @Test
    void theBatchCounts() {
        flowers("@Budget(trainingBytes = «7_192, batch = 33)").isRejected("""
                [Budget] training Flowers on batches of 33 rows takes 7,384 bytes, but its @Budget is 7,192; \
                the largest contributors are hidden (4,864), output (1,200), the loss (792); \
                use fewer units, smaller batches or an optimizer that keeps less, or raise the limit""");
    }

    @Test
    void theStateOfTheOptimizerCounts() {
        flowers("@Optimizer.Adam @Budget(trainingBytes = 8_240)").isAccepted();
        flowers("@Optimizer.Adam @Budget(trainingBytes = «8_239)").isRejected("""
                [Budget] training Flowers on batches of 32 rows takes 8,240 bytes, but its @Budget is 8,239; \
                the largest contributors are hidden (5,376), output (1,584), the loss (768); \
                use fewer units, smaller batches or an optimizer that keeps less, or raise the limit""");
    }

    @Test
    void theErrorSaysThatTheStateOfACustomOptimizerDoesNotCount() {
        flowers("@Optimizer(Rule.class) @Budget(trainingBytes = «7_191)")
                .and("class Rule implements UpdateRule {}")
                .isRejected("""
                        [Budget] training Flowers on batches of 32 rows takes 7,192 bytes, without the state of its \
                        custom optimizer, which counts as 0, but its @Budget is 7,191; \
                        the largest contributors are hidden (4,736), output (1,176), the loss (768); \
                        use fewer units, smaller batches or an optimizer that keeps less, or raise the limit""");
    }

    @Test
    void aLimitMayBeLargerThanAnInt() {
        flowers("@Budget(trainingBytes = 8L << 30)").isAccepted();
    }

    @Test
    void aLimitMayBeAConstant() {
        flowers("@Budget(parameters = Limits«.SMALL)")
                .and("interface Limits { int SMALL = 100; }")
                .isRejected("""
                [Budget] Flowers has 131 parameters, but its @Budget is 100; \
                the largest contributors are hidden (80), output (51); use fewer units, or raise the limit""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void aLimitBelowOneIsReported(String limit) {
        flowers("@Budget(parameters = «%1$s, trainingBytes = «%1$s, multiplyAdds = «%1$s, batch = «%1$s)"
                        .formatted(limit))
                .reports(
                        "[Budget] @Budget parameters must be at least 1, but is " + limit,
                        "[Budget] @Budget trainingBytes must be at least 1, but is " + limit
                                + "; if an int overflowed, as in 8 << 30, write 8L << 30",
                        "[Budget] @Budget multiplyAdds must be at least 1, but is " + limit,
                        "[Budget] @Budget batch must be at least 1, but is " + limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Budget", "@Budget(batch = 64)"})
    void aBudgetWithoutLimitsIsReported(String budget) {
        flowers("«" + budget)
                .reports(
                        "[Budget] @Budget limits nothing; set parameters, trainingBytes or multiplyAdds, or remove it");
    }

    @Test
    void aBudgetInAComposedAnnotationIsReportedWhereThatIsUsed() {
        flowers("«@Small").and("""
                @Budget(parameters = 100)
                @interface Small {}
                """).isRejected("""
                [Budget] Flowers has 131 parameters, but its @Budget is 100; \
                the largest contributors are hidden (80), output (51); use fewer units, or raise the limit \
                (through @Small)""");
    }

    @Test
    void aComposedAnnotationMaySetALimit() {
        flowers("@Small(bytes = 7_192)")
                .and("""
                @Budget(trainingBytes = 1)
                @Target(ElementType.TYPE)
                @interface Small {
                    @Alias(annotation = Budget.class, attribute = "trainingBytes") long bytes();
                }
                """.replace("ElementType", "java.lang.annotation.ElementType")
                        .replace("@Target", "@java.lang.annotation.Target"))
                .isAccepted();
    }

    @Test
    void theBudgetOfTheNetworkOverridesThatOfAComposedAnnotation() {
        flowers("@Small @Budget(parameters = 131)").and("""
                @Budget(parameters = 100)
                @interface Small {}
                """).isAccepted();
    }

    @Test
    void twoComposedAnnotationsMustNotBothCarryOne() {
        flowers("@Small «@Fast")
                .and("""
                @Budget(parameters = 1_000)
                @interface Small {}
                @Budget(multiplyAdds = 1_000)
                @interface Fast {}
                """)
                .reports(
                        "[Budget] a network has one budget, but @Budget is used in addition to @Budget of @Small; remove one of the two (through @Fast)");
    }

    @Test
    void copiesOfALayerAreAddedUp() {
        MarkedSpec.types("""
                @Network(input = 4)
                @Loss(MEAN_SQUARED_ERROR)
                @Budget(multiplyAdds = «10)
                interface Deep {
                    @Repeat(4) java.util.List<Floor> tower();
                    @Dense(units = 1) DenseLayer output();
                }
                @Block interface Floor {
                    @Dense(units = 4, activation = RELU, init = HE_NORMAL) DenseLayer hidden();
                }
                """).isRejected("""
                [Budget] the prediction of a row by Deep takes 68 multiply-adds, but its @Budget is 10; \
                the largest contributors are 4 of tower.hidden (64), output (4); \
                use fewer units, or raise the limit""");
    }
}
