package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateTest {
    private static final String LOSS = "@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)\n";

    private static String tooHigh(String value, String optimizer, String range, String remedy) {
        return "[LearningRate] %s, but @Optimizer.%s is used with rates of %s: steps are so large that the loss does not fall; set it to %s"
                .formatted(value, optimizer, range, remedy);
    }

    private static String tooLow(String value, String optimizer, String range, String remedy) {
        return "[LearningRate] %s, but @Optimizer.%s is used with rates of %s: steps are so small that the weights hardly change; set it to %s"
                .formatted(value, optimizer, range, remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "Sgd, 10.5, 0.001 to 0.1, 0.01",
        "AdaGrad, 10.5, 0.001 to 0.1, 0.01",
        "RmsProp, 0.11, 1e-4 to 0.01, 0.001",
        "AdaDelta, 100.5, 0.1 to 1, 1",
        "Adam, 0.11, 1e-4 to 0.01, 0.001",
        "AdamW, 0.11, 1e-4 to 0.01, 0.001",
        "AdaMax, 0.11, 1e-4 to 0.01, 0.001",
        "Nadam, 0.11, 1e-4 to 0.01, 0.001",
        "Lion, 0.11, 1e-5 to 0.001, 1e-4"
    })
    void warnsAboveTheRangeOfTheOptimizer(String optimizer, String rate, String range, String remedy) {
        MarkedSpec.annotated(LOSS + "@Optimizer.%s(learningRate = «%s)".formatted(optimizer, rate))
                .warns(tooHigh("learningRate is " + rate, optimizer, range, remedy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sgd(learningRate = 10)",
                "AdaGrad(learningRate = 10)",
                "RmsProp(learningRate = 0.1)",
                "AdaDelta(learningRate = 100)",
                "Adam(learningRate = 0.1)",
                "Lion(learningRate = 0.1)",
                "Sgd(learningRate = 1e-8)",
                "Sgd",
                "AdaDelta"
            })
    void isSilentAtTheLimitsAndForDefaults(String optimizer) {
        MarkedSpec.annotated(LOSS + "@Optimizer." + optimizer).isAccepted();
    }

    @Test
    void warnsOfAMultiplierThatMakesTheRateOfALayerTooHigh() {
        MarkedSpec.types("""
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR) @Optimizer.Adam
                        interface Spec {
                            @LearningRate(«101) @Dense(units = 3, activation = RELU) DenseLayer hidden();
                            @LearningRate(99) @Dense(units = 1) DenseLayer output();
                        }
                        """)
                .warns(
                        "[LearningRate] @LearningRate multiplies the rate of hidden by 101.0, but @Optimizer.Adam is used with rates of 1e-4 to 0.01: steps are so large that the loss does not fall; lower it");
    }

    @ParameterizedTest
    @CsvSource({"Sgd, 0.001 to 0.1, 0.01", "Adam, 1e-4 to 0.01, 0.001", "AdaDelta, 0.1 to 1, 1"})
    void warnsOfRatesThatAreTooLowForFloats(String optimizer, String range, String remedy) {
        MarkedSpec.annotated(LOSS + "@Optimizer.%s(learningRate = «9e-9)".formatted(optimizer))
                .warns(tooLow("learningRate is 9.0E-9", optimizer, range, remedy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Adam(learningRate = 0.001)   | OneCycle(maxLearningRate = «0.5)                          | maxLearningRate is 0.5",
                "Adam                         | Piecewise(boundaries = {3, 5}, values = {0.1, «0.2, 0.3E-3}) | values is 0.2",
                "Adam                         | Polynomial(end = «0.2)                                    | end is 0.2",
                "Adam                         | Cosine(warmupSteps = 9, warmupTarget = «0.2)              | warmupTarget is 0.2",
                "Adam(learningRate = «0.2)    | Cosine                                                    | learningRate is 0.2",
                "Adam(learningRate = «0.2)    | Exponential(rate = 0.1)                                   | learningRate is 0.2",
                "Adam(learningRate = «0.2)    | Plateau                                                   | learningRate is 0.2"
            })
    void warnsOfTheHighestRateOfASchedule(String optimizer, String schedule, String value) {
        MarkedSpec.annotated(LOSS + "@Optimizer.%s @Schedule.%s".formatted(optimizer, schedule))
                .warns(tooHigh(value, "Adam", "1e-4 to 0.01", "0.001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Optimizer.Adam(learningRate = 5) @Schedule.OneCycle(maxLearningRate = 0.01)",
                "@Optimizer.Adam(learningRate = 5) @Schedule.Piecewise(boundaries = 3, values = {0.01, 1e-9})",
                "@Optimizer.Adam(learningRate = 1e-9) @Schedule.Cosine(warmupSteps = 9, warmupTarget = 0.01)"
            })
    void isSilentOfRatesThatTheScheduleReplaces(String annotations) {
        MarkedSpec.annotated(LOSS + annotations).isAccepted();
    }

    @Test
    void isSilentOfACustomSchedule() {
        MarkedSpec.annotated(LOSS + "@Optimizer.Adam(learningRate = 5) @Schedule(Mine.class)")
                .and("class Mine implements LearningRateSchedule {}")
                .isAccepted();
    }

    @Test
    void isSilentOfACustomOptimizer() {
        MarkedSpec.annotated(LOSS + "@Optimizer(value = Mine.class, learningRate = 500)")
                .and("class Mine implements UpdateRule {}")
                .isAccepted();
    }

    @Test
    void isSilentOfAPreset() {
        MarkedSpec.annotated(LOSS + "@Defaults.Deep(learningRate = 20)").isAccepted();
    }

    @Test
    void warnsOfARecipeWhereItIsUsed() {
        MarkedSpec.annotated(LOSS + "@Recipe(«3)")
                .and("""
                        @Optimizer.Adam @interface Recipe {
                            @Alias(annotation = Optimizer.Adam.class, attribute = "learningRate") double value();
                        }
                        """)
                .warns(tooHigh("learningRate is 3.0", "Adam", "1e-4 to 0.01", "0.001") + " (through @Recipe)");
    }

    @Test
    void isSilentOfARateThatIsAnError() {
        MarkedSpec.annotated(LOSS + "@Optimizer.Adam(learningRate = «1e39)")
                .reports(
                        "[OptimizerValue] @Optimizer.Adam learningRate must be greater than 0 and finite, but 1.0E39 is larger than a float can hold (3.4028235E38)");
    }

    @Test
    void canBeSuppressed() {
        MarkedSpec.annotated(
                        LOSS + "@Optimizer.Adam(learningRate = 0.2) @SuppressWarnings(\"gradwright:LearningRate\")")
                .isAccepted();
    }
}
