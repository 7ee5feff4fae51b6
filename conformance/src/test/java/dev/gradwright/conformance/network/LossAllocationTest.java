package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In steady state, no loss allocates anything, neither with its gradient nor without. */
@Tag("own-jvm")
class LossAllocationTest {
    private static CompiledNetworks networks;

    static List<NetworkModel> models() {
        return GradientModels.ofEachLoss();
    }

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(directory, models());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLossAllocatesNothing(NetworkModel model) {
        TrainableNetwork network = networks.create(model, 1, KernelTier.PORTABLE);
        FMatrixRMaj x = model.randomFeatures(32, 2);
        FMatrixRMaj y = model.randomTargets(32, 3);
        FMatrixRMaj weights = new FMatrixRMaj(32, 1);
        weights.fill(0.5f);

        assertThat(AllocationMeter.steadyBytes(() -> {
                    network.computeGradients(x, y, weights);
                    network.testOnBatch(x, y);
                }))
                .isZero();
    }
}
