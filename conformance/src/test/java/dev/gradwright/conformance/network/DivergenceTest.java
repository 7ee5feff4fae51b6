package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training stops before non-finite values change anything, and the message names the cause and the layer. */
class DivergenceTest {
    private final FMatrixRMaj x = normal(16, 8);
    private final FMatrixRMaj y = new FMatrixRMaj(16, 3);

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void doesNotBlameTheNormWhoseOutputAnotherLayerOverwrites(KernelTier tier) {
        OverflowingNetwork network = OverflowingNetwork.create(1, tier);
        network.norm().setGamma(filled(1, 6, 1e4f));

        assertThat(divergence(network).layer()).isEqualTo("power1");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void doesNotBlameTheDenseLayerWhoseOutputAnotherLayerOverwrites(KernelTier tier) {
        OverflowingNetwork network = OverflowingNetwork.create(1, tier);
        network.hidden2().setBias(filled(1, 5, 1e4f));

        assertThat(divergence(network).layer()).isEqualTo("power2");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void namesTheDenseLayerIfItOverflows(KernelTier tier) {
        OverflowingNetwork network = OverflowingNetwork.create(1, tier);
        network.hidden2().setWeights(filled(6, 5, 3e38f));

        assertThat(divergence(network).layer()).isEqualTo("hidden2");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aLossThatIsNotFiniteChangesNothing(KernelTier tier) {
        OverflowingNetwork network = trained(tier);
        network.hidden2().setBias(filled(1, 5, 1e4f));
        OverflowingNetwork same = trained(tier);
        same.hidden2().setBias(filled(1, 5, 1e4f));

        divergence(network);

        assertThat(Subject.bits(network)).containsExactlyElementsOf(Subject.bits(same));
        FMatrixRMaj calm = filled(1, 5, 0);
        network.hidden2().setBias(calm);
        same.hidden2().setBias(calm);
        assertThat(network.trainOnBatch(x, y)).isEqualTo(same.trainOnBatch(x, y));
        assertThat(Subject.bits(network)).containsExactlyElementsOf(Subject.bits(same));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aGradientThatIsNotFiniteChangesNothing(KernelTier tier) {
        OverflowingNetwork network = withGradientsThatOverflow(tier);
        OverflowingNetwork same = withGradientsThatOverflow(tier);

        DivergenceException divergence = divergence(network);

        assertThat(divergence.parameter()).isEqualTo("hidden2.weights");
        assertThat(divergence.layer()).isEqualTo("hidden2");
        assertThat(divergence.step()).isEqualTo(2);
        assertThat(divergence)
                .hasMessageStartingWith("the loss is finite at step 2, but not the gradient of hidden2.weights: row ")
                .hasMessageContaining("The step was not applied.");
        assertThat(Subject.bits(network)).containsExactlyElementsOf(Subject.bits(same));
        assertThat(network.optimizer().steps()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void gradientsOfADivergedBatchAreNotApplied(KernelTier tier) {
        OverflowingNetwork network = withGradientsThatOverflow(tier);
        List<int[]> before = Subject.bits(network);
        divergence(network);

        assertThatIllegalStateException()
                .isThrownBy(network::applyGradients)
                .withMessageStartingWith("the last batch diverged and left no gradients to apply");
        assertThat(Subject.bits(network)).containsExactlyElementsOf(before);

        network.output().setWeights(filled(5, 3, 0.1f));
        network.trainOnBatch(x, y);
        assertThat(network.optimizer().steps()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aVarianceBeyondTheRangeOfFloatsStopsTheStep(KernelTier tier) {
        OverflowingNetwork network = trained(tier);
        network.hidden1().setWeights(scaled(network.hidden1(), 1e25f));
        List<int[]> before = Subject.bits(network);

        assertThat(divergence(network).parameter()).isEqualTo("norm.movingVariance");
        assertThat(Subject.bits(network)).containsExactlyElementsOf(before);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theMessageNamesFeaturesAndTargetsFarFromZero(KernelTier tier) {
        RunawayNetwork network = RunawayNetwork.create(1, tier);
        x.set(3, 5, -3e30f);
        y.set(4, 0, 2e19f);

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> network.trainOnBatch(x, column(y)))
                .withMessageContaining("The features x are large: row 3, column 5 is -3.0E30. Scale them")
                .withMessageContaining("The targets y are large: row 4, column 0 is 2.0E19. Scale them. "
                        + "Lower the learning rate, which is 1.0E30, or clip the gradients with @Clip");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theMessageDoesNotCallClassIndicesLarge(KernelTier tier) {
        ManyClassesNetwork network = ManyClassesNetwork.create(1, tier);
        network.output().setWeights(filled(8, 1500, Float.MAX_VALUE));

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> network.trainOnBatch(x, filled(16, 1, 1499)))
                .withMessageNotContaining("targets")
                .withMessageEndingWith("Lower the learning rate, which is 0.01, or clip the gradients with @Clip");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theMessageNamesWeightsFarFromZeroAndTheLearningRate(KernelTier tier) {
        OverflowingNetwork network = trained(tier);
        network.hidden2().setWeights(filled(6, 5, 3e38f));

        assertThat(divergence(network))
                .hasMessageContaining("The weights are large: in hidden2.weights, row 0, column 0 is 3.0E38. "
                        + "Lower the learning rate, which is 0.01, or clip the gradients with @Clip");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void anUpdateThatIsNotFiniteEndsTheFit(KernelTier tier) {
        RunawayNetwork network = RunawayNetwork.create(1, tier);
        Trainer trainer = Trainer.of(network).epochs(1).batchSize(16);
        Dataset data = Dataset.of(x, filled(16, 1, 1e10f));

        DivergenceException divergence = catchThrowableOfType(DivergenceException.class, () -> trainer.fit(data));

        assertThat(divergence.parameter()).isEqualTo("output.weights");
        assertThat(divergence)
                .hasMessageContaining("An update was too large")
                .hasMessageStartingWith("output.weights is not finite after 1 step: row ")
                .hasMessageEndingWith("Lower the learning rate, which is 1.0E30, or clip the gradients with @Clip");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void noPredictorIsCreatedFromNonFiniteWeights(KernelTier tier) {
        RunawayNetwork network = runAway(tier);

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(network::predictor)
                .withMessageStartingWith("output.weights is not finite");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void savingKeepsTheOldFileIfTheNewOneCouldNotBeLoaded(KernelTier tier, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("model.safetensors");
        RunawayNetwork.create(1, tier).save(file);
        byte[] before = Files.readAllBytes(file);
        RunawayNetwork network = runAway(tier);

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> network.save(file))
                .withMessageStartingWith(
                        file
                                + ": not written, because it could not be loaded again: output.weights must be finite, but row ");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    }

    /** A network whose weights became infinite in a step with a finite loss. */
    private RunawayNetwork runAway(KernelTier tier) {
        RunawayNetwork network = RunawayNetwork.create(1, tier);
        network.trainOnBatch(x, filled(16, 1, 1e10f));
        return network;
    }

    private OverflowingNetwork trained(KernelTier tier) {
        OverflowingNetwork network = OverflowingNetwork.create(1, tier);
        network.trainOnBatch(x, y);
        network.trainOnBatch(x, y);
        return network;
    }

    /** A layer with large outputs and large gradients, but weights that keep the loss finite. */
    private OverflowingNetwork withGradientsThatOverflow(KernelTier tier) {
        OverflowingNetwork network = trained(tier);
        network.norm().setBeta(filled(1, 6, 40));
        network.hidden2().setWeights(new FMatrixRMaj(6, 5));
        network.output().setWeights(filled(5, 3, 1e30f));
        return network;
    }

    private DivergenceException divergence(OverflowingNetwork network) {
        return catchThrowableOfType(DivergenceException.class, () -> network.trainOnBatch(x, y));
    }

    private static FMatrixRMaj column(FMatrixRMaj matrix) {
        FMatrixRMaj column = new FMatrixRMaj(matrix.numRows, 1);
        for (int row = 0; row < matrix.numRows; row++) {
            column.set(row, 0, matrix.get(row, 0));
        }
        return column;
    }

    private static FMatrixRMaj scaled(DenseLayer layer, float factor) {
        FMatrixRMaj weights = layer.weights();
        for (int i = 0; i < weights.getNumElements(); i++) {
            weights.data[i] *= factor;
        }
        return weights;
    }

    private static FMatrixRMaj filled(int rows, int columns, float value) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        matrix.fill(value);
        return matrix;
    }

    private static FMatrixRMaj normal(int rows, int columns) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        Random random = new Random(1);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
