package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class FusedLossesTest {
    private final FMatrixRMaj gradient = new FMatrixRMaj(1, 1);

    @Test
    void softmaxIsStableForHugeLogits() {
        FMatrixRMaj logits = new FMatrixRMaj(new float[][] {{1000, -1000, 0}});
        FMatrixRMaj label = new FMatrixRMaj(new float[][] {{1}});

        double loss = new SoftmaxSparseCategoricalCrossentropy(0).train(logits, label, null, gradient);

        assertThat(loss).isEqualTo(2000);
        assertThat(gradient.data).startsWith(1, -1, 0);
    }

    @Test
    void sigmoidIsStableForHugeLogits() {
        FMatrixRMaj logits = new FMatrixRMaj(new float[][] {{-1000}, {1000}});
        FMatrixRMaj targets = new FMatrixRMaj(new float[][] {{1}, {1}});

        double loss = new SigmoidBinaryCrossentropy(0).train(logits, targets, null, gradient);

        assertThat(loss).isEqualTo(500);
        assertThat(gradient.data).startsWith(-0.5f, 0);
    }

    @Test
    void logitsBecomePredictionsInPlace() {
        FMatrixRMaj logits = new FMatrixRMaj(new float[][] {{0, 0, (float) Math.log(2)}});

        new SoftmaxSparseCategoricalCrossentropy(0).test(logits, new FMatrixRMaj(new float[][] {{0}}));

        assertThat(logits.data).containsExactly(new float[] {0.25f, 0.25f, 0.5f}, within(1e-7f));
    }

    @Test
    void predictTurnsLogitsIntoProbabilities() {
        FMatrixRMaj logits = new FMatrixRMaj(new float[][] {{0}, {(float) Math.log(3)}});

        new SigmoidBinaryCrossentropy(0).predict(logits);

        assertThat(logits.data).containsExactly(new float[] {0.5f, 0.75f}, within(1e-7f));
    }

    @Test
    void smoothedSparseLabelsAreSmoothedOneHotTargets() {
        FMatrixRMaj sparseLogits = new FMatrixRMaj(new float[][] {{0.3f, -1.2f, 2}});
        FMatrixRMaj oneHotLogits = sparseLogits.copy();
        FMatrixRMaj sparseGradient = new FMatrixRMaj(1, 1);

        double sparse = new SoftmaxSparseCategoricalCrossentropy(0.1f)
                .train(sparseLogits, new FMatrixRMaj(new float[][] {{2}}), null, sparseGradient);
        double oneHot = new SoftmaxCategoricalCrossentropy(0.1f)
                .train(oneHotLogits, new FMatrixRMaj(new float[][] {{0, 0, 1}}), null, gradient);

        assertThat(sparse).isEqualTo(oneHot);
        assertThat(sparseGradient.data).isEqualTo(gradient.data);
    }
}
