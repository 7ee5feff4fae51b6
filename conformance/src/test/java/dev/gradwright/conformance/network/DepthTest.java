package dev.gradwright.conformance.network;

import static dev.gradwright.conformance.model.LayerModel.activation;
import static dev.gradwright.conformance.model.LayerModel.batchNorm;
import static dev.gradwright.conformance.model.LayerModel.dense;
import static dev.gradwright.conformance.model.LayerModel.denseWithoutBias;
import static dev.gradwright.conformance.model.LayerModel.dropout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.model.ClassFile;
import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.LayerModel;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks with a hundred hidden layers compile, train and predict, and none of their methods is too long for HotSpot.
 */
class DepthTest {
    /** HotSpot does not compile longer methods. */
    private static final int HUGE_METHOD = 8_000;

    private static final NetworkModel PLAIN =
            deep("Plain", i -> List.of(dense("hidden" + i, 12, ActivationFunction.SELU)));
    private static final NetworkModel NORMALIZED = deep(
            "Normalized",
            i -> List.of(
                    denseWithoutBias("hidden" + i, 12, ActivationFunction.LINEAR),
                    batchNorm("norm" + i),
                    activation("elu" + i, ActivationFunction.ELU),
                    dropout("dropout" + i, 0.01)));

    @TempDir
    private static Path directory;

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile() {
        networks = CompiledNetworks.of(directory, List.of(PLAIN, NORMALIZED));
    }

    static Stream<Arguments> deepNetworks() {
        return Stream.of(PLAIN, NORMALIZED)
                .flatMap(model -> Arrays.stream(KernelTier.values()).map(tier -> arguments(model, tier)));
    }

    @ParameterizedTest
    @MethodSource("deepNetworks")
    void trainsAndPredicts(NetworkModel model, KernelTier tier) {
        TrainableNetwork network = networks.create(model, 1, tier);
        FMatrixRMaj x = model.randomFeatures(16, 2);
        FMatrixRMaj y = model.randomTargets(16, 3);
        float first = network.trainOnBatch(x, y);
        steps(network, x, y, 80);
        assertThat(steps(network, x, y, 20)).isLessThan(0.95f * first);
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        CompiledNetworks.predictor(network).predict(x, predictions);
        assertThat(predictions.numRows).isEqualTo(16);
    }

    /** The mean loss over some steps; with a hundred norms in a row a single loss varies too much. */
    private static float steps(TrainableNetwork network, FMatrixRMaj x, FMatrixRMaj y, int count) {
        float sum = 0;
        for (int step = 0; step < count; step++) {
            sum += network.trainOnBatch(x, y);
        }
        return sum / count;
    }

    @Test
    void noMethodIsTooLongForTheJit() throws IOException {
        List<ClassFile.Method> methods = ClassFile.methodsBelow(directory.resolve("classes"));
        assertThat(methods)
                .hasSizeGreaterThan(1_000)
                .allSatisfy(method -> assertThat(method.bytes()).isLessThan(HUGE_METHOD));
    }

    /** A hundred copies of the same layers, and an output. */
    private static NetworkModel deep(String name, java.util.function.IntFunction<List<LayerModel>> layers) {
        List<LayerModel> all = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            all.addAll(layers.apply(i));
        }
        return classifier(name, all.toArray(LayerModel[]::new));
    }

    private static NetworkModel classifier(String name, LayerModel... layers) {
        List<LayerModel> all = new ArrayList<>(List.of(layers));
        all.add(dense("output", 3, ActivationFunction.SOFTMAX));
        return NetworkModel.of(name, 10, LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY, all.toArray(LayerModel[]::new))
                .trainedBy("@Optimizer.Adam @Clip(globalNorm = 1) @Metrics(Metric.ACCURACY)");
    }
}
