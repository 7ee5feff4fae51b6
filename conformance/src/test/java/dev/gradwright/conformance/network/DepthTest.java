package dev.gradwright.conformance.network;

import static dev.gradwright.conformance.model.LayerModel.activation;
import static dev.gradwright.conformance.model.LayerModel.batchNorm;
import static dev.gradwright.conformance.model.LayerModel.block;
import static dev.gradwright.conformance.model.LayerModel.dense;
import static dev.gradwright.conformance.model.LayerModel.denseWithoutBias;
import static dev.gradwright.conformance.model.LayerModel.dropout;
import static dev.gradwright.conformance.model.LayerModel.repeat;
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
import java.nio.file.Files;
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

/** A hundred hidden layers compile, train and predict, and no method of theirs grows beyond what HotSpot compiles. */
class DepthTest {
    /** HotSpot leaves longer methods to the interpreter. */
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
    /** As many layers as repeats may come to. */
    private static final NetworkModel LARGEST = repeated("Largest", 250);

    @TempDir
    private static Path directory;

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile() {
        networks = CompiledNetworks.of(directory, List.of(PLAIN, NORMALIZED, LARGEST));
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

    /** The mean loss of so many steps: that of a hundred norms in a row jumps about. */
    private static float steps(TrainableNetwork network, FMatrixRMaj x, FMatrixRMaj y, int count) {
        float sum = 0;
        for (int step = 0; step < count; step++) {
            sum += network.trainOnBatch(x, y);
        }
        return sum / count;
    }

    @Test
    void asManyLayersAsRepeatsMayComeToTrain() {
        TrainableNetwork network = networks.create(LARGEST, 1, KernelTier.active());
        float loss = network.trainOnBatch(LARGEST.randomFeatures(4, 2), LARGEST.randomTargets(4, 3));
        assertThat(loss).isFinite();
        assertThat(network.layers()).hasSize(1_001);
    }

    @Test
    void noMethodIsTooLongForTheJit() throws IOException {
        assertThat(longMethods(directory.resolve("classes"))).isEmpty();
    }

    private static List<ClassFile.Method> longMethods(Path classes) throws IOException {
        List<ClassFile.Method> methods = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                methods.addAll(ClassFile.methods(file));
            }
        }
        assertThat(methods).as("methods of deep networks").hasSizeGreaterThan(1_000);
        return methods.stream().filter(method -> method.bytes() > HUGE_METHOD).toList();
    }

    /** A hundred times the same layers, and an output. */
    private static NetworkModel deep(String name, java.util.function.IntFunction<List<LayerModel>> layers) {
        List<LayerModel> all = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            all.addAll(layers.apply(i));
        }
        return classifier(name, all.toArray(LayerModel[]::new));
    }

    /** A block of four layers, repeated. */
    private static NetworkModel repeated(String name, int times) {
        return classifier(
                name,
                repeat(
                        "tower",
                        times,
                        floor -> block(
                                floor,
                                "Floor",
                                path -> List.of(
                                        denseWithoutBias(path + "hidden", 12, ActivationFunction.LINEAR),
                                        batchNorm(path + "norm"),
                                        activation(path + "elu", ActivationFunction.ELU),
                                        dropout(path + "dropout", 0.01)))));
    }

    private static NetworkModel classifier(String name, LayerModel... layers) {
        List<LayerModel> all = new ArrayList<>(List.of(layers));
        all.add(dense("output", 3, ActivationFunction.SOFTMAX));
        return NetworkModel.of(name, 10, LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY, all.toArray(LayerModel[]::new))
                .trainedBy("@Optimizer.Adam @Clip(globalNorm = 1) @Metrics(Metric.ACCURACY)");
    }
}
