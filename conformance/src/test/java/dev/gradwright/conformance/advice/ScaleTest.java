package dev.gradwright.conformance.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks are trained with features and targets on both sides of the thresholds. */
class ScaleTest {
    private static final int EPOCHS = 10;
    private static final int EPOCHS_OF_AMOUNTS = 30;
    private static final Dataset TRAIN = AdvisedData.classes(2000, 1, 4);
    private static final Dataset VALID = AdvisedData.classes(1000, 2, 4);

    static Stream<Arguments> classifiers() {
        return Stream.of(
                classifier("Relus", Advised_RelusNetwork::create),
                classifier("AdaptiveRelus", Advised_AdaptiveRelusNetwork::create),
                classifier("Tanhs", Advised_TanhsNetwork::create));
    }

    private static Arguments classifier(String name, LongFunction<TrainableNetwork> create) {
        return arguments(name, create);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classifiers")
    void oneLargeFeature(String name, LongFunction<TrainableNetwork> create) {
        double standardized = scaledColumn(create, 1).accuracy();
        Run larger = scaledColumn(create, 10);
        Run large = scaledColumn(create, 100);

        assertThat(larger.names()).doesNotContain("FeatureScale");
        assertThat(larger.accuracy()).isGreaterThan(standardized - 0.1);
        assertThat(large.names()).contains("FeatureScale");
        assertThat(large.accuracy()).isLessThan(standardized - 0.1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classifiers")
    void smallFeatures(String name, LongFunction<TrainableNetwork> create) {
        double standardized = scaled(create, 1).accuracy();
        Run smaller = scaled(create, 0.1);
        Run small = scaled(create, 0.001);

        assertThat(smaller.names()).doesNotContain("FeatureScale");
        assertThat(smaller.accuracy()).isGreaterThan(standardized - 0.1);
        assertThat(small.names()).contains("FeatureScale");
        assertThat(small.accuracy()).isLessThan(standardized - 0.1);
    }

    @Test
    void aBatchNormAtTheInputTakesLargeFeaturesButNotSmallOnes() {
        double standardized = scaled(Advised_NormalizedNetwork::create, 1).accuracy();
        Run large = scaled(Advised_NormalizedNetwork::create, 1000);
        Run small = scaled(Advised_NormalizedNetwork::create, 0.001);

        assertThat(large.names()).isEmpty();
        assertThat(large.accuracy()).isGreaterThan(standardized - 0.02);
        assertThat(small.names()).contains("FeatureScale");
        assertThat(small.accuracy()).isLessThan(standardized - 0.2);
    }

    @Test
    void theMessageTellsColumnValueAndRemedy() {
        Run run = Run.of(
                Advised_RelusNetwork.create(1),
                1,
                AdvisedData.scaled(TRAIN, 3, 1000),
                AdvisedData.scaled(VALID, 3, 1000));

        assertThat(run.message("FeatureScale"))
                .matches("a feature is large: feature 3 has mean -?\\d+\\.\\d+ and standard deviation 9\\d\\d\\.\\d,"
                        + " but initial weights and usual learning rates suit mean 0 and standard deviation 1;"
                        + " transform the data with Standardizer\\.fit\\(train\\), or start with @BatchNorm");
    }

    @Test
    void largeTargetsMakeSgdDiverge() {
        Run larger = amounts(Advised_PlainAmountNetwork::create, 30, 0);
        Run large = amounts(Advised_PlainAmountNetwork::create, 100, 0);

        assertThat(larger.names()).isEmpty();
        assertThat(larger.error()).isLessThan(0.3);
        assertThat(large.names()).containsExactly("TargetScale");
        assertThat(large.error()).isInfinite();
    }

    @Test
    void adamTakesLargerTargets() {
        Run larger = amounts(Advised_AmountNetwork::create, 100, 0);
        Run large = amounts(Advised_AmountNetwork::create, 1000, 0);

        assertThat(larger.names()).isEmpty();
        assertThat(larger.error()).isLessThan(0.3);
        assertThat(large.names()).contains("TargetScale");
        assertThat(large.error()).isGreaterThan(0.4);
    }

    static Stream<Arguments> regressions() {
        return Stream.of(
                classifier("Amount", Advised_AmountNetwork::create),
                classifier("PlainAmount", Advised_PlainAmountNetwork::create));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regressions")
    void targetsFarFromZero(String name, LongFunction<TrainableNetwork> create) {
        Run near = amounts(create, 1, 3);
        Run far = amounts(create, 1, 30);

        assertThat(near.names()).isEmpty();
        assertThat(near.error()).isLessThan(0.3);
        assertThat(far.names()).contains("TargetScale");
        assertThat(far.error()).isGreaterThan(0.5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regressions")
    void smallTargets(String name, LongFunction<TrainableNetwork> create) {
        Run smaller = amounts(create, 0.1, 0);
        Run small = amounts(create, 0.01, 0);

        assertThat(smaller.names()).isEmpty();
        assertThat(smaller.error()).isLessThan(0.7);
        assertThat(small.names()).contains("TargetScale");
        assertThat(small.error()).isGreaterThan(1);
    }

    @Test
    void targetsThatTheOutputCannotReach() {
        Run inside = amounts(Advised_BoundedNetwork::create, 0.3, 0);
        Run outside = amounts(Advised_BoundedNetwork::create, 1, 0);
        Run linear = amounts(Advised_AmountNetwork::create, 1, 0);

        assertThat(inside.names()).isEmpty();
        assertThat(linear.names()).isEmpty();
        assertThat(outside.message("OutputRange"))
                .matches(
                        "output has TANH, so predictions are from -1 to 1, but 5\\d % of the targets are outside, such as"
                                + " -?[234]\\.\\d+ in row \\d+; use an output without an activation, or scale the targets");
        assertThat(outside.error()).isGreaterThan(1.3 * inside.error()).isGreaterThan(linear.error());
    }

    private static Run scaledColumn(LongFunction<TrainableNetwork> create, double factor) {
        return Run.of(
                create.apply(1), EPOCHS, AdvisedData.scaled(TRAIN, 3, factor), AdvisedData.scaled(VALID, 3, factor));
    }

    private static Run scaled(LongFunction<TrainableNetwork> create, double factor) {
        return Run.of(create.apply(1), EPOCHS, AdvisedData.scaled(TRAIN, factor), AdvisedData.scaled(VALID, factor));
    }

    /** The error is the part of the variance that remains. */
    private static Run amounts(LongFunction<TrainableNetwork> create, double scale, double shift) {
        Dataset valid = AdvisedData.amounts(1000, 2, scale, shift);
        Run run = Run.of(create.apply(1), EPOCHS_OF_AMOUNTS, AdvisedData.amounts(2000, 1, scale, shift), valid);
        return new Run(run.findings(), run.accuracy(), run.error() / variance(valid));
    }

    private static double variance(Dataset data) {
        double sum = 0;
        double squares = 0;
        for (float target : data.targets().data) {
            sum += target;
            squares += (double) target * target;
        }
        double mean = sum / data.rows();
        return squares / data.rows() - mean * mean;
    }
}
