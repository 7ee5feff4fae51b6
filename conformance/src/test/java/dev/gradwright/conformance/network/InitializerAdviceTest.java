package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code SeluInit} and {@code ActivationInit} tell the initializers with which a deep network learns from those with
 * which it does not. Each network has hidden layers of 32 units and learns on which side of a plane a point is.
 */
class InitializerAdviceTest {
    private static final int DEPTH = 30;
    private static final int INPUTS = 16;
    private static final int ROWS = 512;

    @TempDir
    private static Path directory;

    @TempDir
    private static Path advisedDirectory;

    private static CompiledNetworks networks;
    private static String messages;

    @BeforeAll
    static void compile() {
        Map<String, String> sources = new HashMap<>();
        for (String name : new String[] {
            "SELU_HE_NORMAL", "SELU_LECUN_NORMAL", "SELU_GLOROT_UNIFORM", "RELU_LECUN_NORMAL", "RELU_HE_NORMAL"
        }) {
            String[] parts = name.split("_", 2);
            sources.put(path(name), tower(name, parts[0], parts[1], DEPTH));
        }
        sources.put(path("FiveOfSelu"), tower("FiveOfSelu", "SELU", "GLOROT_UNIFORM", 5));
        sources.put(path("TenOfRelu"), tower("TenOfRelu", "RELU", "GLOROT_UNIFORM", 10));
        networks = CompiledNetworks.of(directory, sources);
        messages = SpecCompiler.strict(advisedDirectory).compile(sources).messages();
    }

    private static String path(String name) {
        return NetworkModel.PACKAGE + "/" + name + ".java";
    }

    private static String tower(String name, String activation, String init, int depth) {
        return """
                package compiled;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;
                import java.util.List;

                @Network(input = %d)
                @Loss(LossFunction.BINARY_CROSSENTROPY)
                @Optimizer.Sgd(learningRate = 0.01, momentum = 0.9)
                public interface %s {
                    @Repeat(%d)
                    @Dense(units = 32, activation = ActivationFunction.%s, init = Initializer.%s)
                    List<DenseLayer> hidden();

                    @Dense(units = 1, activation = ActivationFunction.SIGMOID)
                    DenseLayer output();
                }
                """.formatted(INPUTS, name, depth, activation, init);
    }

    @ParameterizedTest
    @CsvSource({"SELU_HE_NORMAL, SeluInit", "RELU_LECUN_NORMAL, ActivationInit"})
    void whatIsReportedDoesNotLearn(String name, String warning) {
        assertThat(isReported(name, warning)).isTrue();
        assertThat(accuracyOf(name)).isLessThan(0.7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELU_LECUN_NORMAL", "SELU_GLOROT_UNIFORM", "RELU_HE_NORMAL", "FiveOfSelu", "TenOfRelu"})
    void whatLearnsIsNotReported(String name) {
        assertThat(isReported(name, "SeluInit")).isFalse();
        assertThat(isReported(name, "ActivationInit")).isFalse();
        assertThat(accuracyOf(name)).isGreaterThan(0.8);
    }

    private static boolean isReported(String name, String warning) {
        return messages.lines().anyMatch(line -> line.contains(name + ".java:") && line.contains("[" + warning + "]"));
    }

    /** The share of the rows that a network classifies correctly after some epochs; 0.5 if it diverges. */
    private static double accuracyOf(String name) {
        Random random = new Random(3);
        FMatrixRMaj x = new FMatrixRMaj(ROWS, INPUTS);
        FMatrixRMaj y = new FMatrixRMaj(ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            float side = 0;
            for (int column = 0; column < INPUTS; column++) {
                float value = (float) random.nextGaussian();
                x.set(row, column, value);
                side += column % 2 == 0 ? value : -value;
            }
            y.set(row, 0, side > 0 ? 1 : 0);
        }
        TrainableNetwork network = networks.create(name, 1, KernelTier.PORTABLE);
        try {
            for (int epoch = 0; epoch < 40; epoch++) {
                train(network, x, y);
            }
        } catch (DivergenceException diverged) {
            return 0.5;
        }
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        CompiledNetworks.predictor(network).predict(x, predictions);
        int correct = 0;
        for (int row = 0; row < ROWS; row++) {
            correct += predictions.get(row, 0) > 0.5f == y.get(row, 0) > 0.5f ? 1 : 0;
        }
        return (double) correct / ROWS;
    }

    private static void train(TrainableNetwork network, FMatrixRMaj x, FMatrixRMaj y) {
        int batch = 32;
        for (int start = 0; start < ROWS; start += batch) {
            network.trainOnBatch(rows(x, start, batch), rows(y, start, batch));
        }
    }

    private static FMatrixRMaj rows(FMatrixRMaj matrix, int start, int count) {
        FMatrixRMaj part = new FMatrixRMaj(count, matrix.numCols);
        System.arraycopy(matrix.data, start * matrix.numCols, part.data, 0, count * matrix.numCols);
        return part;
    }
}
