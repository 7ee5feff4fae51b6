package dev.gradwright.runtime.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Initializer;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VarianceScalingTest {
    private static final int INPUTS = 300;
    private static final int OUTPUTS = 200;

    @ParameterizedTest
    @CsvSource({
        "GLOROT_UNIFORM, 250, 1",
        "GLOROT_NORMAL, 250, 1",
        "HE_UNIFORM, 300, 2",
        "HE_NORMAL, 300, 2",
        "LECUN_UNIFORM, 300, 1",
        "LECUN_NORMAL, 300, 1"
    })
    void namedInitializersHaveTheVarianceOfTheirPaper(Initializer initializer, double n, double scale) {
        FMatrixRMaj weights = filled(WeightInitializer.of(initializer), 1);

        assertThat(mean(weights)).isCloseTo(0, Offset.offset(5 * Math.sqrt(scale / n / (INPUTS * OUTPUTS))));
        assertThat(variance(weights)).isCloseTo(scale / n, Percentage.withPercentage(3));
    }

    @ParameterizedTest
    @EnumSource
    void everyDistributionHasTheSameVariance(Distribution distribution) {
        FMatrixRMaj weights = filled(new VarianceScaling(3, FanMode.FAN_OUT, distribution), 2);

        assertThat(variance(weights)).isCloseTo(3.0 / OUTPUTS, Percentage.withPercentage(3));
    }

    @Test
    void uniformNumbersReachButDoNotExceedTheirLimit() {
        double limit = Math.sqrt(3.0 / INPUTS);
        float largest =
                CommonOps_FDRM.elementMaxAbs(filled(new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNIFORM), 3));

        assertThat((double) largest).isBetween(0.999 * limit, limit * (1 + 1e-7));
    }

    @Test
    void truncatedNumbersStayWithinTwoDeviations() {
        double limit = 2 * Math.sqrt(1.0 / INPUTS) / 0.8796256610342398;
        float largest = CommonOps_FDRM.elementMaxAbs(
                filled(new VarianceScaling(1, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL), 4));

        assertThat((double) largest).isBetween(0.99 * limit, limit * (1 + 1e-7));
    }

    @Test
    void theSameKeyGivesTheSameWeightsAndAnotherKeyOthers() {
        WeightInitializer initializer = WeightInitializer.of(Initializer.HE_NORMAL);

        assertThat(filled(initializer, 5).data).isEqualTo(filled(initializer, 5).data);
        assertThat(filled(initializer, 5).data).isNotEqualTo(filled(initializer, 6).data);
    }

    @Test
    void constantSetsAllWeights() {
        assertThat(filled(WeightInitializer.of(Initializer.ZEROS), 1).data).containsOnly(0);
        assertThat(filled(WeightInitializer.of(Initializer.ONES), 1).data).containsOnly(1);
    }

    private static FMatrixRMaj filled(WeightInitializer initializer, long key) {
        FMatrixRMaj weights = new FMatrixRMaj(INPUTS, OUTPUTS);
        initializer.fill(weights, INPUTS, OUTPUTS, key);
        return weights;
    }

    private static double mean(FMatrixRMaj weights) {
        return CommonOps_FDRM.elementSum(weights) / (double) weights.getNumElements();
    }

    private static double variance(FMatrixRMaj weights) {
        double squares = 0;
        for (float value : weights.data) {
            squares += (double) value * value;
        }
        return squares / weights.getNumElements();
    }
}
