package dev.gradwright.runtime.loss;

import static dev.gradwright.dsl.Metric.ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.feature.NumberTarget;
import dev.gradwright.runtime.feature.TargetScaler;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.EnumSet;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class OutputHeadTest {
    private final Kernels kernels = KernelTier.PORTABLE.newKernels();
    private final OutputHead head = new OutputHead(3, new SoftmaxSparseCategoricalCrossentropy(0), ACCURACY);

    private final FMatrixRMaj y = matrix(new float[][] {{0}, {2}});
    private final Tensor output = tensor(new float[][] {{0, 0, 0}, {0, 0, 1}});
    private final Tensor dOutput = kernels.activations(3);

    @Test
    void trainsWithTheGradientOfTheMeanLoss() {
        float loss = head.train(output, y, null, dOutput);

        double second = Math.log(2 + Math.E) - 1;
        assertThat(loss).isCloseTo((float) ((Math.log(3) + second) / 2), within(1e-6f));
        float[] gradient = new float[6];
        dOutput.store(gradient, 0);
        assertThat(gradient[0]).isCloseTo((1 / 3f - 1) / 2, within(1e-6f));
        assertThat(gradient[1]).isCloseTo(1 / 3f / 2, within(1e-6f));
    }

    @Test
    void sampleWeightsApplyToTheLossButNotToItsDivisor() {
        float loss = head.train(output, y, matrix(new float[][] {{3}, {0}}), dOutput);

        assertThat(loss).isCloseTo((float) (3 * Math.log(3) / 2), within(1e-6f));
    }

    @Test
    void runningMetricsWeightBatchesByTheirRows() {
        head.test(output, y);
        head.test(tensor(new float[][] {{0, 5, 0}}), matrix(new float[][] {{0}}));

        assertThat(head.metrics().rows()).isEqualTo(3);
        assertThat(head.metrics().value(ACCURACY)).isCloseTo(2 / 3f, within(1e-6f));
        double losses = Math.log(3) + Math.log(2 + Math.E) - 1 + Math.log(2 + Math.exp(5));
        assertThat(head.metrics().loss()).isCloseTo((float) (losses / 3), within(1e-6f));
    }

    @Test
    void resetDiscardsAllRows() {
        head.test(output, y);
        head.metrics().reset();

        assertThat(head.metrics().rows()).isZero();
        assertThat(head.metrics().loss()).isNaN();
    }

    @Test
    void aMetricThatIsNotDeclaredIsAnError() {
        OutputHead bare = new OutputHead(3, new SoftmaxSparseCategoricalCrossentropy(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bare.metrics().value(ACCURACY))
                .withMessage("ACCURACY is not measured, only []; declare it with @Metrics(ACCURACY)");
    }

    @Test
    void batchesWithANonFiniteLossAreNotCounted() {
        float loss = head.train(tensor(new float[][] {{0, Float.NaN, 0}, {0, 0, 0}}), y, null, dOutput);

        assertThat(loss).isNaN();
        assertThat(head.metrics().rows()).isZero();
    }

    @Test
    void aScaledTargetIsScaledForTheLossAndPredictionsAreInItsOwnUnit() {
        NumberTarget price = new NumberTarget(TargetScaler.standard());
        FMatrixRMaj prices = matrix(new float[][] {{100}, {300}}); // mean 200, deviation 100
        StateSnapshot.ofValues(Map.of("mean", 200.0, "deviation", 100.0)).restore(price);
        OutputHead scaled = new OutputHead(1, new MeanSquaredError(), Metric.MAE).scaledBy(price.scaler());
        Tensor predicted = kernels.activations(1);
        predicted.load(matrix(new float[][] {{0}, {1}}));

        float loss = scaled.train(predicted, prices, null, kernels.activations(1));

        assertThat(loss).isEqualTo((1 + 0) / 2f);
        assertThat(scaled.metrics().value(Metric.MAE)).isEqualTo((100 + 0) / 2f);
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        scaled.predict(predicted, out);
        assertThat(out.data).startsWith(200, 300);
        assertThat(prices.data).containsExactly(100, 300);
    }

    @Test
    void predictAppliesTheSoftmax() {
        FMatrixRMaj out = new FMatrixRMaj(1, 1);

        head.predict(output, out);

        assertThat(out.numRows).isEqualTo(2);
        assertThat(out.get(0, 1)).isCloseTo(1 / 3f, within(1e-6f));
    }

    @Test
    void allocatesNothingWithAllMetricsOfRows() {
        Metric[] metrics = EnumSet.complementOf(EnumSet.of(Metric.NDCG, Metric.MAP, Metric.MRR))
                .toArray(Metric[]::new);
        OutputHead all = new OutputHead(3, new SoftmaxSparseCategoricalCrossentropy(0), metrics);

        assertThat(Allocation.ofOne(() -> {
                    all.train(output, y, null, dOutput);
                    all.test(output, y);
                    all.metrics().reset();
                }))
                .isZero();
    }

    @Test
    void allocatesNothing() {
        FMatrixRMaj out = new FMatrixRMaj(2, 3);
        FMatrixRMaj weights = matrix(new float[][] {{1}, {2}});

        assertThat(Allocation.ofOne(() -> {
                    head.train(output, y, weights, dOutput);
                    head.test(output, y);
                    head.predict(output, out);
                }))
                .isZero();
    }

    private static FMatrixRMaj matrix(float[][] rows) {
        return new FMatrixRMaj(rows);
    }

    private Tensor tensor(float[][] rows) {
        Tensor tensor = kernels.activations(3);
        tensor.load(new FMatrixRMaj(rows));
        return tensor;
    }
}
