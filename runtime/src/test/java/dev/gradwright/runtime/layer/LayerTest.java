package dev.gradwright.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.network.NetworkParameter;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class LayerTest {
    private final Kernels kernels = KernelTier.EJML.newKernels();
    private final DenseLayer dense = new DenseLayer(
            "trunk.hidden1",
            new NetworkParameter("trunk.hidden1.weights", kernels.weights(2, 3), kernels.weights(2, 3)));
    private final BatchNormLayer norm =
            new BatchNormLayer("norm", new BatchNormState(kernels, 2, 0.99f, 0.001f), true, false);

    @Test
    void saysWhatItIs() {
        assertThat(dense).hasToString("trunk.hidden1 (Dense, 2 → 3)");
        assertThat(dense.kind()).isEqualTo("Dense");
        assertThat(dense.inputs()).isEqualTo(2);
        assertThat(dense.outputs()).isEqualTo(3);
    }

    @Test
    void weightsAreCopies() {
        FMatrixRMaj values = new FMatrixRMaj(new float[][] {{1, 2, 3}, {4, 5, 6}});
        dense.setWeights(values);
        values.set(0, 0, 99);
        dense.weights().set(0, 0, 77);

        assertThat(dense.weights().data).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void rejectsWeightsOfAnotherShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dense.setWeights(new FMatrixRMaj(3, 2)))
                .withMessage("trunk.hidden1.weights is 2 x 3, but the values are 3 x 2");
    }

    @Test
    void aMissingBiasIsAnError() {
        assertThat(dense.hasBias()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(dense::bias)
                .withMessage("layer trunk.hidden1 has no bias; it is declared with bias = false");
    }

    @Test
    void freezingStopsTraining() {
        dense.freeze();
        assertThat(dense.isFrozen()).isTrue();
        assertThat(dense.parameters()).noneMatch(Parameter::trainable);

        dense.unfreeze();
        assertThat(dense.parameters()).allMatch(Parameter::trainable);
    }

    @Test
    void aPermanentlyFrozenLayerHasNoGradientsAndStaysFrozen() {
        BatchNormLayer frozen =
                new BatchNormLayer("norm", new BatchNormState(kernels, 2, 0.99f, 0.001f, false), true, false);

        assertThat(frozen.parameters())
                .noneMatch(parameter -> NetworkParameter.of(parameter).hasGradient());
        assertThatIllegalStateException()
                .isThrownBy(frozen::unfreeze)
                .withMessageStartingWith("layer norm is @Frozen in its declaration");
        assertThat(frozen.isFrozen()).isTrue();
    }

    @Test
    void aLayerWithoutGradientsIsFrozenPermanently() {
        DenseLayer frozen = new DenseLayer("hidden1", new NetworkParameter("w", kernels.weights(2, 3), null));

        assertThat(frozen.isFrozen()).isTrue();
        assertThatIllegalStateException().isThrownBy(frozen::unfreeze);
    }

    @Test
    void movingAveragesAreNeverTrained() {
        norm.freeze();
        norm.unfreeze();

        assertThat(norm.parameters().stream().filter(Parameter::trainable))
                .extracting(Parameter::name)
                .containsExactly("norm.gamma");
        assertThat(norm.parameters())
                .extracting(Parameter::name)
                .containsExactly("norm.gamma", "norm.movingMean", "norm.movingVariance");
    }

    @Test
    void anOffsetThatIsNotTrainedIsZeroAndCannotBeSet() {
        assertThat(norm.beta().data).containsExactly(0, 0);
        assertThatIllegalStateException()
                .isThrownBy(() -> norm.setBeta(new FMatrixRMaj(1, 2)))
                .withMessage("layer norm has no center; it is declared with center = false");
    }

    @Test
    void rejectsANegativeVariance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> norm.setMovingVariance(new FMatrixRMaj(new float[][] {{1, -1}})))
                .withMessage("norm.movingVariance must not be negative, but row 0, column 1 is -1.0");
        assertThat(norm.movingVariance().data).containsExactly(1, 1);
    }

    @Test
    void aLayerNormShowsScaleAndOffset() {
        LayerNormLayer layerNorm = new LayerNormLayer("norm", vector("norm.gamma", 2), vector("norm.beta", 2));
        layerNorm.setGamma(new FMatrixRMaj(new float[][] {{1, 2}}));
        layerNorm.setBeta(new FMatrixRMaj(new float[][] {{3, 4}}));

        assertThat(layerNorm).hasToString("norm (LayerNorm, 2 → 2)");
        assertThat(layerNorm.gamma().data).containsExactly(1, 2);
        assertThat(layerNorm.beta().data).containsExactly(3, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layerNorm.setBeta(new FMatrixRMaj(2, 1)))
                .withMessage("norm.beta is 1 x 2, but the values are 2 x 1");
    }

    @Test
    void aParametricReluShowsItsSlopes() {
        PReluLayer prelu = new PReluLayer("prelu", vector("prelu.alpha", 2));
        prelu.setAlpha(new FMatrixRMaj(new float[][] {{0.1f, -0.2f}}));

        assertThat(prelu).hasToString("prelu (Activation, 2 → 2)");
        assertThat(prelu.alpha().data).containsExactly(0.1f, -0.2f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prelu.setAlpha(new FMatrixRMaj(new float[][] {{1, Float.NaN}})))
                .withMessage("prelu.alpha must be finite, but row 0, column 1 is NaN");
    }

    private NetworkParameter vector(String name, int columns) {
        return new NetworkParameter(name, kernels.vector(columns), kernels.vector(columns));
    }
}
