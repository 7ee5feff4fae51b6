package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;

class GroupUnusedTest {
    @Test
    void warnsOfALossThatComparesSingleRows() {
        spec("", "«MEAN_SQUARED_ERROR")
                .warns(
                        "[GroupUnused] MEAN_SQUARED_ERROR compares each row with its target, so that @Group of query has no effect; use a loss for rankings such as LAMBDA_RANK, or remove @Group");
    }

    @Test
    void acceptsALossForRankings() {
        spec("", "LISTWISE_SOFTMAX").isAccepted();
    }

    @Test
    void isSuppressedOnTheNetwork() {
        spec("@SuppressWarnings(\"gradwright:GroupUnused\")", "MEAN_SQUARED_ERROR")
                .isAccepted();
    }

    private static MarkedSpec spec(String annotation, String loss) {
        return MarkedSpec.types("""
                %s
                @Network(features = Row.class, target = double.class)
                @Loss(%s)
                interface Spec {
                    @Dense(units = 1) DenseLayer output();
                }

                record Row(@Group int query, double match) {}
                """.formatted(annotation, loss));
    }
}
