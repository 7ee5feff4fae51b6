package dev.gradwright.conformance.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.Layer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A layer with a multiplier of ¼ is trained, to the bit, as one in a network whose learning rate is a quarter, and the
 * other layers as without it. To compare one layer, the others are frozen.
 */
class LayerRateTest {
    private static final String PLAIN = "Plain";
    private static final String QUARTER = "Quarter";
    private static final String SCALED = "Scaled";

    @TempDir
    private static Path directory;

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile() {
        Map<String, String> sources = new HashMap<>();
        optimizers().forEach(optimizer -> {
            put(PLAIN + optimizer, optimizer, 0.5, "", sources);
            put(QUARTER + optimizer, optimizer, 0.125, "", sources);
            put(SCALED + optimizer, optimizer, 0.5, "@LearningRate(0.25)", sources);
        });
        networks = CompiledNetworks.of(directory, sources);
    }

    private static Stream<String> optimizers() {
        return Stream.of(OptimizerKind.values())
                .filter(kind -> kind != OptimizerKind.CUSTOM)
                .map(kind -> kind.annotation().type().getSimpleName());
    }

    private static void put(String name, String optimizer, double rate, String modifier, Map<String, String> sources) {
        String momentum = optimizer.equals("Sgd") || optimizer.equals("RmsProp") ? ", momentum = 0.9" : "";
        sources.put(NetworkModel.PACKAGE + "/" + name + ".java", """
                package %s;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                @Network(input = 4)
                @Loss(LossFunction.MEAN_SQUARED_ERROR)
                @dev.gradwright.dsl.Optimizer.%s(learningRate = %s, weightDecay = 0.25%s)
                public interface %s {
                    %s @Dense(units = 5, activation = ActivationFunction.TANH) DenseLayer hidden();
                    @Dense(units = 2) DenseLayer output();
                }
                """.formatted(
                        NetworkModel.PACKAGE, optimizer, rate, momentum, name, modifier));
    }

    static Stream<Arguments> onEveryTier() {
        return optimizers()
                .flatMap(optimizer -> Stream.of(KernelTier.values()).map(tier -> arguments(optimizer, tier)));
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void theLayerIsTrainedAsWithItsRate(String optimizer, KernelTier tier) {
        assertThat(trained(networks.create(SCALED + optimizer, 1, tier), "hidden"))
                .usingRecursiveComparison()
                .isEqualTo(trained(networks.create(QUARTER + optimizer, 1, tier), "hidden"));
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void otherLayersAreTrainedAsBefore(String optimizer, KernelTier tier) {
        assertThat(trained(networks.create(SCALED + optimizer, 1, tier), "output"))
                .usingRecursiveComparison()
                .isEqualTo(trained(networks.create(PLAIN + optimizer, 1, tier), "output"));
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void aMultiplierNeedNotBeDeclared(String optimizer, KernelTier tier) {
        TrainableNetwork set =
                networks.create(PLAIN + optimizer, 1, tier, settings -> settings.learningRate("hidden", 0.25));

        assertThat(set.graph().node("hidden"))
                .isEqualTo(networks.create(SCALED + optimizer, 1, tier).graph().node("hidden"));
        assertThat(trained(set, "hidden"))
                .usingRecursiveComparison()
                .isEqualTo(trained(networks.create(QUARTER + optimizer, 1, tier), "hidden"));
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void aSetMultiplierReplacesTheDeclaredOne(String optimizer, KernelTier tier) {
        TrainableNetwork set =
                networks.create(SCALED + optimizer, 1, tier, settings -> settings.learningRate("hidden", 1));

        assertThat(trained(set, "hidden"))
                .usingRecursiveComparison()
                .isEqualTo(trained(networks.create(PLAIN + optimizer, 1, tier), "hidden"));
    }

    /** The parameters after some steps in which only one layer is trained. */
    private static List<float[]> trained(TrainableNetwork network, String only) {
        network.layers().stream().filter(layer -> !layer.name().equals(only)).forEach(Layer::freeze);
        Random random = new Random(5);
        FMatrixRMaj x = new FMatrixRMaj(6, 4);
        FMatrixRMaj y = new FMatrixRMaj(6, 2);
        for (int step = 0; step < 5; step++) {
            fill(x, random);
            fill(y, random);
            network.trainOnBatch(x, y);
        }
        return network.parameters().stream()
                .map(parameter -> parameter.get().data)
                .toList();
    }

    private static void fill(FMatrixRMaj matrix, Random random) {
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
    }
}
