package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for the input, the loss and the training of a network. */
class TrainingRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}               | must have at least one dimension, but is empty; write the number of features, as in input = 784",
                "0                | must have dimensions of at least 1, but one is 0",
                "{28, -28}        | must have dimensions of at least 1, but one is -28",
                "50000001         | must have at most 50000000 features, since 32 rows of them must fit into an array, but is 50000001",
                "{65536, 32768}   | must have at most 50000000 features, since 32 rows of them must fit into an array, but is 65536 × 32768",
                "{2147483647, 2147483647, 2147483647} | must have at most 50000000 features, since 32 rows of them must fit into an array, but is 2147483647 × 2147483647 × 2147483647"
            })
    void theInputHasAShape(String input, String problem) {
        MarkedSpec.types("""
                        @Network(input = «%s)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            @Dense(units = 1) DenseLayer output();
                        }
                        """.formatted(input)).reports("[InputShape] @Network input " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Dense(units = 3, activation = RELU)", "@BatchNorm", "@LayerNorm"})
    void anImageIsFlattenedBeforeALayerThatTakesRows(String layer) {
        MarkedSpec.types("""
                        @Network(input = «{28, 28})
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec {
                            @Dropout(0.1) Layer noise();
                            %s Layer first();
                            @Flatten Layer pixels();
                            @Dense(units = 1) DenseLayer output();
                        }
                        """.formatted(layer))
                .reports(
                        "[InputShape] @Network input is 28 × 28, but first takes one row of features; add a @Flatten layer before it");
    }

    @Test
    void anImageIsFlattenedBeforeASoftmax() {
        MarkedSpec.types("""
                        @Network(input = «{28, 28})
                        @Loss(CATEGORICAL_CROSSENTROPY)
                        interface Spec {
                            @Activation(SOFTMAX) Layer first();
                            @Flatten Layer pixels();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(SOFTMAX) Layer output();
                        }
                        """)
                .reports(
                        "[InputShape] @Network input is 28 × 28, but first takes one row of features; add a @Flatten layer before it");
    }

    @Test
    void aNetworkHasALoss() {
        MarkedSpec.types("""
                        @Network(input = 4)
                        «interface Spec {
                            @Dense(units = 1) DenseLayer output();
                        }
                        """)
                .reports(
                        "[MissingLoss] Spec has no @Loss, so there is nothing for training to minimize; add one, such as @Loss(LossFunction.MEAN_SQUARED_ERROR)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "-0.1"})
    void labelSmoothingIsAFraction(String smoothing) {
        MarkedSpec.annotated("@Loss(value = CATEGORICAL_CROSSENTROPY, labelSmoothing = «%s)".formatted(smoothing))
                .reports(
                        "[LossValue] @Loss labelSmoothing must be at least 0 and less than 1, because it is the fraction of each target that is spread over the classes, but is "
                                + smoothing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEAN_SQUARED_ERROR", "KL_DIVERGENCE", "COSINE_SIMILARITY"})
    void labelSmoothingIsForCrossEntropies(String loss) {
        MarkedSpec.annotated("@Loss(value = %s, labelSmoothing = «0.1)".formatted(loss))
                .reports(
                        "[LossValue] @Loss labelSmoothing has no effect on " + loss
                                + ", only on BINARY_CROSSENTROPY, CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY, BINARY_FOCAL_CROSSENTROPY, CATEGORICAL_FOCAL_CROSSENTROPY, SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY, but is 0.1; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "-1.0"})
    void deltaIsPositive(String delta) {
        MarkedSpec.annotated("@Loss(value = HUBER, delta = «%s)".formatted(delta))
                .reports(
                        "[LossValue] @Loss delta must be greater than 0 and finite, because it is the error up to which the loss is quadratic, but is "
                                + delta);
    }

    @Test
    void deltaIsForHuber() {
        MarkedSpec.annotated("@Loss(value = LOG_COSH, delta = «2)")
                .reports("[LossValue] @Loss delta has no effect on LOG_COSH, only on HUBER, but is 2.0; remove it");
    }

    @Test
    void aParameterInTheAnnotationOfItsLossHasTheSameRange() {
        MarkedSpec.annotated("@Loss.Huber(delta = «0)")
                .reports(
                        "[LossValue] @Loss.Huber delta must be greater than 0 and finite, because it is the error up to which the loss is quadratic, but is 0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BinaryFocalCrossentropy(alpha = «1) | @Loss.BinaryFocalCrossentropy alpha must be at least 0 and less than 1, because positives have this weight, negatives 1 minus it, but is 1.0",
                "CategoricalFocalCrossentropy(alpha = «0) | @Loss.CategoricalFocalCrossentropy alpha must be greater than 0 and finite, because it is the factor of the loss, but is 0.0",
                "SparseCategoricalFocalCrossentropy(gamma = «-1) | @Loss.SparseCategoricalFocalCrossentropy gamma must be at least 0 and finite, because with it, rows that are classified well count less, but is -1.0",
                "Tweedie(power = «2) | @Loss.Tweedie power must be greater than 1 and less than 2, because only these powers allow for both zeros and positive amounts, but is 2.0",
                "Tweedie(power = «1) | @Loss.Tweedie power must be greater than 1 and less than 2, because only these powers allow for both zeros and positive amounts, but is 1.0",
                "Quantile(quantiles = {0.3, 0.5, «1}) | @Loss.Quantile quantiles must be greater than 0 and less than 1, because each is the share of targets below an output, but is 1.0",
                "Quantile(quantiles = {0.5, «-0.5, 0.6}) | @Loss.Quantile quantiles must be greater than 0 and less than 1, because each is the share of targets below an output, but is -0.5",
                "Quantile(quantiles = {0.1, 0.9, «0.5}) | @Loss.Quantile quantiles must be in increasing order, but 0.5 follows 0.9",
                "Quantile(quantiles = {0.1, «0.1, 0.5}) | @Loss.Quantile quantiles must be in increasing order, but 0.1 follows 0.1",
                "Quantile(quantiles = «{}) | @Loss.Quantile quantiles is empty; set at least one, such as 0.5"
            })
    void parametersOfLossesHaveRanges(String loss, String problem) {
        output(
                        "@Loss." + loss,
                        loss.startsWith("Quantile") ? 3 : 2,
                        loss.startsWith("Binary") ? "SIGMOID" : loss.contains("Categorical") ? "SOFTMAX" : "SOFTPLUS")
                .reports("[LossValue] " + problem);
    }

    @Test
    void quantilesAreOneForEachUnit() {
        output("«@Loss.Quantile(quantiles = {0.05, 0.95})", 3, "LINEAR")
                .reports(
                        "[LossOutput] QUANTILE needs one unit for each of 2 quantiles (0.05, 0.95), but the output has 3; give the last layer 2, or set other quantiles");
    }

    @Test
    void theAnnotationOfALossAsksForTheSameOutput() {
        MarkedSpec.annotated("«@Loss.BinaryCrossentropy(labelSmoothing = 0.1)")
                .reports(
                        "[LossOutput] BINARY_CROSSENTROPY needs the probabilities of a sigmoid, but the output is SOFTMAX; use CATEGORICAL_CROSSENTROPY for classes that exclude each other, or set activation = SIGMOID on the last layer");
    }

    @Test
    void aNetworkHasOneLoss() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) «@Loss.Huber")
                .reports(
                        "[TwoLosses] a network has one loss, but @Loss.Huber is used in addition to @Loss; remove one of the two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SPARSE_CATEGORICAL_CROSSENTROPY | 10 | LINEAR  | needs the probabilities of a softmax, but the output is LINEAR; set activation = SOFTMAX on the last layer",
                "CATEGORICAL_CROSSENTROPY        | 10 | SIGMOID | needs the probabilities of a softmax, but the output is SIGMOID; set activation = SOFTMAX on the last layer",
                "SPARSE_CATEGORICAL_CROSSENTROPY | 1  | SOFTMAX | needs at least 2 classes, but the output has 1 unit; use BINARY_CROSSENTROPY with activation = SIGMOID, or give the last layer as many units as there are classes",
                "CATEGORICAL_CROSSENTROPY        | 1  | SIGMOID | needs at least 2 classes, but the output has 1 unit; use BINARY_CROSSENTROPY with activation = SIGMOID, or give the last layer as many units as there are classes",
                "BINARY_CROSSENTROPY             | 10 | SOFTMAX | needs the probabilities of a sigmoid, but the output is SOFTMAX; use CATEGORICAL_CROSSENTROPY for classes that exclude each other, or set activation = SIGMOID on the last layer",
                "BINARY_CROSSENTROPY             | 1  | LINEAR  | needs the probabilities of a sigmoid, but the output is LINEAR; set activation = SIGMOID on the last layer",
                "KL_DIVERGENCE                   | 3  | RELU    | needs probabilities, but the output is RELU; set activation = SOFTMAX on the last layer",
                "POISSON                         | 1  | ELU     | takes the logarithm of expected counts, which are not negative, but the output is ELU; set activation = EXPONENTIAL on the last layer",
                "COSINE_SIMILARITY               | 1  | LINEAR  | compares directions, but the output has 1 unit, of which only the sign would count; give the last layer more units, or use MEAN_SQUARED_ERROR",
                "SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY | 1 | SOFTMAX | needs at least 2 classes, but the output has 1 unit; use BINARY_FOCAL_CROSSENTROPY with activation = SIGMOID, or give the last layer as many units as there are classes",
                "BINARY_FOCAL_CROSSENTROPY       | 2  | SOFTMAX | needs the probabilities of a sigmoid, but the output is SOFTMAX; use CATEGORICAL_FOCAL_CROSSENTROPY for classes that exclude each other, or set activation = SIGMOID on the last layer",
                "CATEGORICAL_FOCAL_CROSSENTROPY  | 2  | LINEAR  | needs the probabilities of a softmax, but the output is LINEAR; set activation = SOFTMAX on the last layer",
                "TWEEDIE                         | 1  | LINEAR  | divides by powers of expected amounts, which are positive, but the output is LINEAR; set activation = EXPONENTIAL or SOFTPLUS on the last layer",
                "TWEEDIE                         | 1  | RELU    | divides by powers of expected amounts, which are positive, but the output is RELU; set activation = EXPONENTIAL or SOFTPLUS on the last layer",
                "QUANTILE                        | 1  | LINEAR  | needs one unit for each of 3 quantiles (0.1, 0.5, 0.9), but the output has 1; give the last layer 3, or set other quantiles",
                "LAMBDA_RANK                     | 2  | LINEAR  | ranks rows by one score, but the output has 2 units; give the last layer 1 unit",
                "PAIRWISE_LOGISTIC               | 1  | SIGMOID | compares scores of any sign and size, but the output is SIGMOID; remove the activation of the last layer",
                "LISTWISE_SOFTMAX                | 1  | RELU    | compares scores of any sign and size, but the output is RELU; remove the activation of the last layer"
            })
    void theLossFitsTheOutput(String loss, int units, String activation, String problem) {
        output("@Loss(«%s)".formatted(loss), units, activation).reports("[LossOutput] " + loss + " " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "SPARSE_CATEGORICAL_CROSSENTROPY, 10, SOFTMAX",
        "CATEGORICAL_CROSSENTROPY, 2, SOFTMAX",
        "BINARY_CROSSENTROPY, 1, SIGMOID",
        "BINARY_CROSSENTROPY, 5, SIGMOID",
        "MEAN_SQUARED_ERROR, 1, LINEAR",
        "MEAN_SQUARED_ERROR, 3, SOFTMAX",
        "MEAN_ABSOLUTE_ERROR, 1, LINEAR",
        "HUBER, 1, LINEAR",
        "LOG_COSH, 2, TANH",
        "KL_DIVERGENCE, 3, SOFTMAX",
        "KL_DIVERGENCE, 1, SIGMOID",
        "HINGE, 1, LINEAR",
        "SQUARED_HINGE, 3, TANH",
        "POISSON, 1, EXPONENTIAL",
        "POISSON, 1, SOFTPLUS",
        "KL_DIVERGENCE, 2, HARD_SIGMOID",
        "POISSON, 1, SIGMOID",
        "COSINE_SIMILARITY, 2, LINEAR",
        "BINARY_FOCAL_CROSSENTROPY, 1, SIGMOID",
        "CATEGORICAL_FOCAL_CROSSENTROPY, 2, SOFTMAX",
        "SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY, 3, SOFTMAX",
        "MEAN_ABSOLUTE_PERCENTAGE_ERROR, 1, LINEAR",
        "MEAN_SQUARED_LOGARITHMIC_ERROR, 1, LINEAR",
        "QUANTILE, 3, LINEAR",
        "TWEEDIE, 1, EXPONENTIAL",
        "TWEEDIE, 2, SOFTPLUS",
        "PAIRWISE_LOGISTIC, 1, LINEAR",
        "LISTWISE_SOFTMAX, 1, LINEAR",
        "LAMBDA_RANK, 1, LINEAR"
    })
    void usualPairsOfLossAndOutputAreAccepted(String loss, int units, String activation) {
        output("@Loss(%s)".formatted(loss), units, activation).isAccepted();
    }

    @Test
    void theActivationMayBeALayerOfItsOwnWithDropoutAfterIt() {
        MarkedSpec.types("""
                        @SuppressWarnings("gradwright:OutputDropout")
                        @Network(input = 4)
                        @Loss(CATEGORICAL_CROSSENTROPY)
                        interface Spec {
                            @Dense(units = 3) DenseLayer logits();
                            @Activation(SOFTMAX) Layer softmax();
                            @Dropout(0.1) Layer dropout();
                        }
                        """).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@BatchNorm", "@LayerNorm"})
    void aNormUndoesTheActivationBeforeIt(String norm) {
        MarkedSpec.types("""
                        @Network(input = 4)
                        @Loss(«CATEGORICAL_CROSSENTROPY)
                        interface Spec {
                            @Dense(units = 3, activation = SOFTMAX) DenseLayer output();
                            %s Layer norm();
                        }
                        """.formatted(norm))
                .reports(
                        "[LossOutput] CATEGORICAL_CROSSENTROPY needs the probabilities of a softmax, but the output is LINEAR; set activation = SOFTMAX on the last layer");
    }

    @Test
    void accuracyOfARegressionNeedsProbabilities() {
        output("@Loss(MEAN_SQUARED_ERROR) @Metrics({«ACCURACY})", 3, "TANH")
                .reports(
                        "[MetricOutput] ACCURACY needs the probabilities of a sigmoid or a softmax, but with MEAN_SQUARED_ERROR the output is TANH; remove it, or set activation = SOFTMAX on the last layer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HUBER                | 3 | LINEAR  | PRECISION      | needs the probabilities of a sigmoid or a softmax, but with HUBER the output is LINEAR; remove it, or set activation = SOFTMAX on the last layer",
                "POISSON              | 3 | RELU    | AUC            | needs the probabilities of a sigmoid or a softmax, but with POISSON the output is RELU; remove it, or set activation = SOFTMAX on the last layer",
                "HINGE                | 3 | LINEAR  | RECALL         | compares probabilities with targets of 0 and 1, but HINGE compares scores with signs; remove it, or use ACCURACY",
                "SQUARED_HINGE        | 1 | LINEAR  | F1             | compares probabilities with targets of 0 and 1, but SQUARED_HINGE compares scores with signs; remove it, or use ACCURACY",
                "BINARY_CROSSENTROPY  | 9 | SIGMOID | TOP_K_ACCURACY | ranks the classes of a softmax, but the output is SIGMOID; remove it",
                "KL_DIVERGENCE        | 5 | SOFTMAX | TOP_K_ACCURACY | is always 1 unless there are more classes than topK = 5, but the output has 5; set a smaller topK",
                "HUBER                | 1 | LINEAR  | NDCG           | is a metric of rankings, but HUBER is no loss for rankings; remove it, or use PAIRWISE_LOGISTIC, LISTWISE_SOFTMAX or LAMBDA_RANK",
                "BINARY_CROSSENTROPY  | 1 | SIGMOID | MRR            | is a metric of rankings, but BINARY_CROSSENTROPY is no loss for rankings; remove it, or use PAIRWISE_LOGISTIC, LISTWISE_SOFTMAX or LAMBDA_RANK"
            })
    void theMetricFitsTheOutput(String loss, int units, String activation, String metric, String problem) {
        output("@Loss(%s) @Metrics({MAE, «%s})".formatted(loss, metric), units, activation)
                .reports("[MetricOutput] " + metric + " " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HINGE                           | LINEAR  | {ACCURACY, MAE}",
                "SPARSE_CATEGORICAL_CROSSENTROPY | SOFTMAX | {ACCURACY, TOP_K_ACCURACY, PRECISION, RECALL, F1, AUC}",
                "BINARY_CROSSENTROPY             | SIGMOID | {ACCURACY, PRECISION, RECALL, F1, AUC}",
                "HUBER                           | LINEAR  | {MAE, RMSE, R2}"
            })
    void usualPairsOfLossAndMetricsAreAccepted(String loss, String activation, String metrics) {
        output("@Loss(%s) @Metrics(%s)".formatted(loss, metrics), 6, activation).isAccepted();
    }

    @Test
    void metricsOfRankingsAreAcceptedWithLossesOfRankings() {
        output("@Loss(LISTWISE_SOFTMAX) @Metrics(value = {NDCG, MAP, MRR}, topK = 10)", 1, "LINEAR")
                .isAccepted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAE            | compares predictions with targets, but LAMBDA_RANK trains scores that only order the rows of a query; use NDCG, MAP or MRR",
                "AUC            | is a metric of classes, but LAMBDA_RANK is a loss for rankings; use NDCG, MAP or MRR",
                "ACCURACY       | is a metric of classes, but LAMBDA_RANK is a loss for rankings; use NDCG, MAP or MRR",
                "TOP_K_ACCURACY | is a metric of classes, but LAMBDA_RANK is a loss for rankings; use NDCG, MAP or MRR"
            })
    void lossOfRankingsHasNoOtherMetrics(String metric, String problem) {
        output("@Loss(LAMBDA_RANK) @Metrics(«%s)".formatted(metric), 1, "LINEAR")
                .reports("[MetricOutput] " + metric + " " + problem);
    }

    @Test
    void anOutputThatIsWrongForTheLossIsReportedOnce() {
        output("@Loss(«SPARSE_CATEGORICAL_CROSSENTROPY) @Metrics(ACCURACY)", 3, "LINEAR")
                .reports(
                        "[LossOutput] SPARSE_CATEGORICAL_CROSSENTROPY needs the probabilities of a softmax, but the output is LINEAR; set activation = SOFTMAX on the last layer");
    }

    @Test
    void rejectsInvalidValuesOfMetrics() {
        MarkedSpec.annotated(
                        "@Loss(CATEGORICAL_CROSSENTROPY) @Metrics(value = {ACCURACY, TOP_K_ACCURACY}, threshold = «1, topK = «0, aucThresholds = «1)")
                .reports(
                        "[MetricValue] @Metrics threshold must be at least 0 and less than 1, because probabilities above it predict the positive class, but is 1.0",
                        "[MetricValue] @Metrics topK must be at least 1, but is 0",
                        "[MetricValue] @Metrics aucThresholds must be at least 2, or 0 for the exact area, but is 1");
    }

    @Test
    void aThresholdDoesNotApplyToHingeLosses() {
        output("@Loss(HINGE) @Metrics(value = ACCURACY, threshold = «0.9)", 1, "LINEAR")
                .reports(
                        "[MetricValue] @Metrics threshold has no effect with HINGE, whose scores predict the positive class above 0, but is 0.9; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGMOID", "SOFTMAX"})
    void accuracyOfProbabilitiesIsAccepted(String activation) {
        output("@Loss(MEAN_SQUARED_ERROR) @Metrics(ACCURACY)", 3, activation).isAccepted();
    }

    @Test
    void aNetworkHasOneOptimizer() {
        MarkedSpec.annotated("""
                        @Loss(MEAN_SQUARED_ERROR)
                        @Optimizer.Sgd
                        «@Optimizer.Adam
                        """)
                .reports(
                        "[TwoOptimizers] a network has one optimizer, but @Optimizer.Adam is used in addition to @Optimizer.Sgd; remove one of the two");
    }

    @Test
    void aNetworkHasOneSchedule() {
        MarkedSpec.annotated("""
                        @Loss(MEAN_SQUARED_ERROR)
                        @Schedule.OneCycle(maxLearningRate = 0.1)
                        «@Schedule.Exponential(rate = 0.9)
                        """)
                .reports(
                        "[TwoSchedules] a network has one schedule, but @Schedule.Exponential is used in addition to @Schedule.OneCycle; remove one of the two");
    }

    @Test
    void aLimitThatIsOutOfRangeIsReportedOnce() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Clip(value = 1, globalNorm = «1e300)")
                .reports(
                        "[ClipConflict] @Clip globalNorm must be greater than 0 and finite, or 0 for off, but 1.0E300 is larger than a float can hold (3.4028235E38)");
    }

    @Test
    void gradientsAreClippedInOneWay() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Clip(value = 1, globalNorm = «1)")
                .reports("[ClipConflict] @Clip takes one limit, but value and globalNorm are set; remove all but one");
    }

    @Test
    void rejectsAClipWithoutLimit() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) «@Clip")
                .reports("[ClipConflict] @Clip clips nothing; set value, norm or globalNorm, or remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"value", "norm", "globalNorm"})
    void rejectsANegativeClipLimit(String way) {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Clip(%s = «-1)".formatted(way))
                .reports("[ClipConflict] @Clip " + way
                        + " must be greater than 0 and finite, or 0 for off, but is -1.0");
    }

    private static MarkedSpec output(String annotations, int units, String activation) {
        return MarkedSpec.types("""
                @Network(input = 4)
                %s
                interface Spec {
                    @Dense(units = %d, activation = %s) DenseLayer output();
                }
                """.formatted(annotations, units, activation));
    }
}
