package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients of losses agree with central differences, for weighted rows. */
class LossGradientsTest {
    private static final int ROWS = 6;
    private static final int UNITS = 3;
    private static final float STEP = 0x1p-10f;

    static Stream<Arguments> losses() {
        return Stream.of(
                        new MeanAbsolutePercentageError(),
                        new MeanSquaredLogarithmicError(),
                        new Quantile(0.1f, 0.5f, 0.9f),
                        new Tweedie(1.3f),
                        new ExponentialTweedie(1.3f),
                        new BinaryFocalCrossentropy(0.3f, 1.5f, 0.1f),
                        new BinaryFocalCrossentropy(0, 0.5f, 0),
                        new SigmoidBinaryFocalCrossentropy(0.3f, 1.5f, 0.1f),
                        new SigmoidBinaryFocalCrossentropy(0, 0.5f, 0),
                        new CategoricalFocalCrossentropy(0.5f, 1.5f, 0.1f),
                        new SparseCategoricalFocalCrossentropy(0.5f, 2, 0),
                        new SoftmaxCategoricalFocalCrossentropy(0.5f, 1.5f, 0.1f),
                        new SoftmaxSparseCategoricalFocalCrossentropy(0.5f, 0.5f, 0))
                .map(loss -> Arguments.of(loss.getClass().getSimpleName(), loss));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void gradientsAreTheDerivativesOfTheLoss(String name, BatchLoss loss) {
        FMatrixRMaj outputs = outputs();
        FMatrixRMaj y = targets(loss);
        FMatrixRMaj weights = new FMatrixRMaj(ROWS, 1, true, 1, 0.5f, 2, 1, 0, 3);
        FMatrixRMaj gradient = new FMatrixRMaj(1, 1);

        loss.train(outputs.copy(), y, weights, gradient);

        for (int i = 0; i < ROWS * UNITS; i++) {
            double slope = (moved(outputs, i, STEP, loss, y, weights) - moved(outputs, i, -STEP, loss, y, weights))
                    / (2 * STEP);
            assertThat((double) gradient.data[i])
                    .as("%s, element %d", name, i)
                    .isCloseTo(slope, within(1e-4 * Math.max(1, Math.abs(slope))));
        }
    }

    private static double moved(
            FMatrixRMaj outputs, int i, float by, BatchLoss loss, FMatrixRMaj y, FMatrixRMaj weights) {
        FMatrixRMaj moved = outputs.copy();
        moved.data[i] += by;
        return loss.train(moved, y, weights, new FMatrixRMaj(1, 1));
    }

    /** From 0.1 to 0.9, so that they are probabilities, amounts and logits. */
    private static FMatrixRMaj outputs() {
        Random random = new Random(1);
        FMatrixRMaj outputs = new FMatrixRMaj(ROWS, UNITS);
        for (int i = 0; i < ROWS * UNITS; i++) {
            outputs.data[i] = (float) random.nextInt(103, 922) / 1024;
        }
        return outputs;
    }

    private static FMatrixRMaj targets(BatchLoss loss) {
        Random random = new Random(2);
        TargetKind kind = loss.targets();
        FMatrixRMaj y = new FMatrixRMaj(ROWS, kind.columns(UNITS));
        for (int i = 0; i < y.getNumElements(); i++) {
            y.data[i] = switch (kind) {
                case VALUES, SHARED_VALUE -> random.nextFloat(1, 2);
                case COUNT, AMOUNT -> random.nextBoolean() ? 0 : random.nextFloat(1, 2);
                case BINARY, ONE_HOT, SIGN -> random.nextInt(2);
                case CLASS_INDEX -> random.nextInt(UNITS);
                case RELEVANCE -> throw new IllegalArgumentException("RankingLossesTest tests " + loss);
            };
        }
        return y;
    }
}
