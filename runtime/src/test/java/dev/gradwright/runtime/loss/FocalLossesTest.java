package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * Focal losses have the numbers that the unit tests and the documentation of Keras 3 state for {@code
 * BinaryFocalCrossentropy} and {@code CategoricalFocalCrossentropy}; where these have few digits, the numbers of a
 * calculation by hand.
 */
class FocalLossesTest {
    private final FMatrixRMaj gradient = new FMatrixRMaj(1, 1);

    /** {@code BinaryFocalCrossentropyTest.test_no_reduction} and {@code test_sample_weighted} of Keras. */
    @Test
    void binaryOfProbabilities() {
        FMatrixRMaj y = matrix(new float[][] {{1, 0}, {1, 0}});
        FMatrixRMaj p = matrix(new float[][] {{0.9f, 0.8f}, {0.7f, 0.2f}});
        RowLoss loss = new BinaryFocalCrossentropy(0, 2, 0);

        assertThat(loss.rowLoss(p, 0, y)).isCloseTo(0.515547, within(1e-6));
        assertThat(loss.rowLoss(p, 1, y)).isCloseTo(0.020513, within(1e-6));
        assertThat(loss.train(p, y, column(1.2f, 3.4f), gradient)).isCloseTo(0.34415, within(1e-3));
    }

    /** {@code BinaryFocalCrossentropyTest.test_unweighted} of Keras. */
    @Test
    void binaryOfLogits() {
        FMatrixRMaj y = matrix(new float[][] {{1, 1, 0}, {0, 1, 0}});
        FMatrixRMaj z = matrix(new float[][] {{1.5f, -2.7f, 2.9f}, {-3.8f, 1.2f, -4.5f}});

        assertThat(new SigmoidBinaryFocalCrossentropy(0, 3, 0).train(z, y, null, gradient))
                .isCloseTo(0.799, within(1e-3));
    }

    /** The examples in the documentation of {@code BinaryFocalCrossentropy}, without and with class balancing. */
    @Test
    void binaryWithWeightsOfTheClasses() {
        FMatrixRMaj y = column(0, 1, 0, 0);

        assertThat(new SigmoidBinaryFocalCrossentropy(0, 2, 0).test(column(-18.6f, 0.51f, 2.94f, -12.8f), y))
                .isCloseTo(0.691, within(1e-3));
        assertThat(new SigmoidBinaryFocalCrossentropy(0.25f, 2, 0).test(column(-18.6f, 0.51f, 2.94f, -12.8f), y))
                .isCloseTo(0.51, within(1e-2));
    }

    /**
     * By hand: t = 0.95, α·t + (1 − α)(1 − t) = 0.41, u = 0.95·0.25 + 0.05·0.75 = 0.275, −0.95·ln 0.75 − 0.05·ln 0.25
     * = 0.342613.
     */
    @Test
    void binaryWithSmoothedLabels() {
        double expected = 0.41 * 0.275 * 0.275 * 0.275 * 0.3426126;

        assertThat(new BinaryFocalCrossentropy(0.4f, 3, 0.1f).test(column(0.75f), column(1)))
                .isCloseTo(expected, within(1e-7));
        assertThat(new SigmoidBinaryFocalCrossentropy(0.4f, 3, 0.1f).test(column((float) Math.log(3)), column(1)))
                .isCloseTo(expected, within(1e-7));
    }

    /** {@code CategoricalFocalCrossentropyTest.test_unweighted} of Keras. */
    @Test
    void categoricalOfProbabilities() {
        FMatrixRMaj p = matrix(new float[][] {{0.9f, 0.05f, 0.05f}, {0.5f, 0.89f, 0.6f}, {0.05f, 0.01f, 0.94f}});

        assertThat(new CategoricalFocalCrossentropy(0.25f, 2, 0).test(p, ofEachClass()))
                .isCloseTo(0.02059, within(1e-5));
        assertThat(new SparseCategoricalFocalCrossentropy(0.25f, 2, 0).test(p, column(0, 1, 2)))
                .isCloseTo(0.02059, within(1e-5));
    }

    /** {@code CategoricalFocalCrossentropyTest.test_no_reduction} of Keras. */
    @Test
    void categoricalOfLogits() {
        double[] expected = {1.5096224e-9, 2.4136547e-11, 1.0360638e-3};
        RowLoss oneHot = new SoftmaxCategoricalFocalCrossentropy(0.25f, 2, 0);
        RowLoss sparse = new SoftmaxSparseCategoricalFocalCrossentropy(0.25f, 2, 0);

        for (int row = 0; row < 3; row++) {
            Offset<Double> closely = within(1e-3 * expected[row]);
            assertThat(oneHot.rowLoss(logits(), row, ofEachClass())).isCloseTo(expected[row], closely);
            assertThat(sparse.rowLoss(logits(), row, column(0, 1, 2))).isCloseTo(expected[row], closely);
        }
    }

    /** {@code CategoricalFocalCrossentropyTest.test_label_smoothing} of Keras. */
    @Test
    void categoricalWithSmoothedLabels() {
        FMatrixRMaj z = matrix(new float[][] {{4.9f, -0.5f, 2.05f}});

        assertThat(new SoftmaxCategoricalFocalCrossentropy(0.25f, 2, 0.1f).test(z, matrix(new float[][] {{1, 0, 0}})))
                .isCloseTo(0.06685, within(1e-4));
    }

    @Test
    void withoutFocusTheyAreCrossentropies() {
        FMatrixRMaj crossentropy = new FMatrixRMaj(1, 1);

        double focal = new SoftmaxSparseCategoricalFocalCrossentropy(1, 0, 0.2f)
                .train(logits(), column(2, 1, 0), null, gradient);
        double plain =
                new SoftmaxSparseCategoricalCrossentropy(0.2f).train(logits(), column(2, 1, 0), null, crossentropy);

        assertThat(focal).isCloseTo(plain, within(1e-12));
        assertThat(gradient.data).containsExactly(crossentropy.data, within(1e-7f));
    }

    @Test
    void logitsBecomeTheSamePredictionsAsWithoutFocus() {
        FMatrixRMaj focal = logits();
        FMatrixRMaj plain = logits();

        new SoftmaxSparseCategoricalFocalCrossentropy(0.25f, 2, 0).test(focal, column(0, 1, 2));
        new SoftmaxSparseCategoricalCrossentropy(0).predict(plain);

        assertThat(focal.data).isEqualTo(plain.data);
    }

    @Test
    void hugeLogitsHaveFiniteLossesAndGradients() {
        FMatrixRMaj z = matrix(new float[][] {{1000, -1000, 0}});

        assertThat(new SoftmaxSparseCategoricalFocalCrossentropy(1, 2, 0).train(z, column(1), null, gradient))
                .isEqualTo(2000);
        assertThat(gradient.data).startsWith(1, -1, 0);

        assertThat(new SigmoidBinaryFocalCrossentropy(0, 0.5f, 0)
                        .train(column(-1000, 1000), column(1, 1), null, gradient))
                .isEqualTo(500);
        assertThat(gradient.data).startsWith(-0.5f, 0);
    }

    @Test
    void certainPredictionsHaveFiniteGradients() {
        new BinaryFocalCrossentropy(0, 0.5f, 0).train(column(1, 0), column(1, 1), null, gradient);
        assertThat(gradient.data[0]).isZero();
        assertThat(gradient.data[1]).isFinite();

        new CategoricalFocalCrossentropy(1, 0.5f, 0)
                .train(matrix(new float[][] {{1, 0}}), matrix(new float[][] {{0, 1}}), null, gradient);
        assertThat(gradient.data[0]).isFinite();
        assertThat(gradient.data[1]).isFinite();
    }

    private static FMatrixRMaj logits() {
        return matrix(new float[][] {{8, 1, 1}, {0, 9, 1}, {2, 3, 5}});
    }

    private static FMatrixRMaj ofEachClass() {
        return matrix(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    }

    private static FMatrixRMaj column(float... values) {
        return new FMatrixRMaj(values.length, 1, true, values);
    }

    private static FMatrixRMaj matrix(float[][] rows) {
        return new FMatrixRMaj(rows);
    }
}
