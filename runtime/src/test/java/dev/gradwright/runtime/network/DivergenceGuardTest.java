package dev.gradwright.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.loss.TargetKind;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.optimizer.SgdRule;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class DivergenceGuardTest {
    private final ParameterFactory factory = new ParameterFactory(1, KernelTier.EJML);
    private final Kernels kernels = factory.kernels();
    private final LayerRegister layers = new LayerRegister();
    private final BatchNormState state = factory.batchNorm(2, 0.9f, 0.001f);
    private final BatchNormLayer norm = layers.add(new BatchNormLayer("norm", state, true, true));
    private final BatchNormLayer other =
            layers.add(new BatchNormLayer("other", factory.batchNorm(2, 0.9f, 0.001f), true, true));
    private final DivergenceGuard guard = new DivergenceGuard(kernels, layers, optimizer(), TargetKind.VALUES);
    private final FMatrixRMaj x = new FMatrixRMaj(new float[][] {{1, 2}, {3, 4}});

    @Test
    void aBatchThatDivergesDoesNotCountInMovingAverages() {
        guard.beginStep();
        forward();
        assertThat(guard.diverged(Float.NaN, x, x, this::forward))
                .hasMessageStartingWith("the loss is NaN at step 0; the outputs of all layers are finite");

        assertThat(norm.movingMean().data).containsExactly(0, 0);
        assertThat(norm.movingVariance().data).containsExactly(1, 1);
    }

    @Test
    void aBatchThatDoesNotDivergeCounts() {
        guard.beginStep();
        forward();
        guard.requireFiniteGradients(x, x);

        assertThat(norm.movingMean().data).doesNotContain(0);
    }

    /** A step that ends in an exception of the user's code has already counted in the averages. */
    @Test
    void movingAveragesSetAfterAStepThatWasCutShortSurviveADivergence() {
        guard.beginStep();
        forward();
        norm.freeze();
        norm.setMovingMean(new FMatrixRMaj(new float[][] {{5, 6}}));
        guard.beginStep();
        guard.diverged(Float.NaN, x, x, () -> {});

        assertThat(norm.movingMean().data).containsExactly(5, 6);
    }

    @Test
    void aMovingAverageThatOverflowsStopsTheStep() {
        guard.beginStep();
        state.parameters().movingMean().fill(Float.POSITIVE_INFINITY);

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> guard.requireFiniteGradients(x, x))
                .withMessageStartingWith(
                        "the loss is finite at step 0, but norm.movingMean would not be: row 0, column 0 is Infinity");
        assertThat(norm.movingMean().data).containsExactly(0, 0);
    }

    @Test
    void gradientsAreAppliedOnlyOnceABatchHasComputedThem() {
        assertThatIllegalStateException()
                .isThrownBy(guard::requireGradients)
                .withMessage("there are no gradients to apply; call computeGradients with a batch first");

        guard.requireFiniteGradients(x, x);
        guard.requireGradients();
    }

    @Test
    void aBatchThatDivergedLeavesNoGradientsToApply() {
        guard.requireFiniteGradients(x, x);
        guard.beginStep();
        guard.diverged(Float.NaN, x, x, () -> {});

        assertThatIllegalStateException()
                .isThrownBy(guard::requireGradients)
                .withMessage(
                        "the last batch diverged and left no gradients to apply; call computeGradients with another batch first");
    }

    @Test
    void rejectsAStepThatCouldChangeNothing() {
        norm.freeze();
        other.freeze();

        assertThatIllegalStateException()
                .isThrownBy(guard::beginStep)
                .withMessageStartingWith("all layers with parameters are frozen");
    }

    private void forward() {
        Tensor input = kernels.activations(2);
        input.load(x);
        kernels.batchNorm(input, state, kernels.activations(2));
    }

    private ParameterOptimizer optimizer() {
        return new ParameterOptimizer(
                kernels,
                layers.parameters(),
                () -> new SgdRule(0, false),
                new ConstantSchedule(0.1),
                GradientClipping.none());
    }
}
