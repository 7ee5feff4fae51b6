package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.FusedMultiplyAdd;
import dev.gradwright.runtime.kernel.KernelTier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run is a function of spec, seed and data: both fast tiers train to the same bits, in networks of every shape. */
class TierBitsTest {
    private static final List<String> OPTIMIZERS = List.of(
            "@Optimizer.Sgd(learningRate = 0.05, momentum = 0.9, nesterov = true) @Clip(0.1)",
            "@Optimizer.Adam @Clip(globalNorm = 0.5)",
            "@Optimizer.Nadam",
            "@Optimizer.AdamW @Schedule.Cosine(steps = 9)",
            "@Optimizer.AdaMax",
            "@Optimizer.RmsProp(momentum = 0.5)",
            "@Optimizer.AdaGrad",
            "@Optimizer.AdaDelta",
            "@Optimizer.Lion @Schedule.Power(steps = 5)");

    private static final List<NetworkModel> MODELS = models();
    private static final long SEED = 7;
    private static final int STEPS = 10;

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(directory, MODELS);
    }

    /** All layers, activations and losses, with the optimizers in turn. */
    private static List<NetworkModel> models() {
        List<NetworkModel> models = new ArrayList<>();
        for (NetworkModel model : GradientModels.all()) {
            models.add(model.trainedBy(OPTIMIZERS.get(models.size() % OPTIMIZERS.size())));
        }
        return models;
    }

    static List<NetworkModel> all() {
        return MODELS;
    }

    @ParameterizedTest
    @MethodSource("all")
    void portableAndVectorKernelsTrainToTheSameBits(NetworkModel model) {
        assumeTrue(FusedMultiplyAdd.isInHardware(), "tiers round alike only if multiply-adds are fused");

        TrainableNetwork portable = networks.create(model, SEED, KernelTier.PORTABLE);
        TrainableNetwork vector = networks.create(model, SEED, KernelTier.VECTOR);
        for (int step = 0; step < STEPS; step++) {
            FMatrixRMaj x = model.randomFeatures(11, step);
            FMatrixRMaj y = model.randomTargets(11, step);
            assertThat(vector.trainOnBatch(x, y)).as("loss of step %d", step).isEqualTo(portable.trainOnBatch(x, y));
        }

        assertThat(Subject.bits(vector)).containsExactlyElementsOf(Subject.bits(portable));
        assertThat(predictions(model, vector)).isEqualTo(predictions(model, portable));
    }

    private static int[] predictions(NetworkModel model, TrainableNetwork network) {
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        CompiledNetworks.predictor(network).predict(model.randomFeatures(33, STEPS), predictions);
        return Subject.bits(predictions);
    }
}
