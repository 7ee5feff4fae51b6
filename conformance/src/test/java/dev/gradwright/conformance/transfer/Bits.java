package dev.gradwright.conformance.transfer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** The bits of the parameters of networks, and data to train them with. */
final class Bits {
    private Bits() {}

    /** The bits of all parameters of a network, by name. */
    static Map<String, List<Integer>> of(TrainableNetwork network) {
        return of(network.layers());
    }

    /** The bits of all parameters of some layers, by name. */
    static Map<String, List<Integer>> of(List<Layer> layers) {
        Map<String, List<Integer>> bits = new LinkedHashMap<>();
        for (Layer layer : layers) {
            for (Parameter parameter : layer.parameters()) {
                bits.put(parameter.name(), of(parameter.get()));
            }
        }
        return bits;
    }

    static List<Integer> of(FMatrixRMaj matrix) {
        return IntStream.range(0, matrix.getNumElements())
                .map(i -> Float.floatToRawIntBits(matrix.data[i]))
                .boxed()
                .toList();
    }

    /** Rows × 20 features. */
    static FMatrixRMaj features(int rows, long seed) {
        Random random = new Random(seed);
        FMatrixRMaj features = new FMatrixRMaj(rows, 20);
        for (int i = 0; i < features.getNumElements(); i++) {
            features.data[i] = (float) (random.nextGaussian() + 0.5);
        }
        return features;
    }

    /** Rows × 1 class indices. */
    static FMatrixRMaj labels(int rows, int classes, long seed) {
        Random random = new Random(seed);
        FMatrixRMaj labels = new FMatrixRMaj(rows, 1);
        for (int row = 0; row < rows; row++) {
            labels.data[row] = random.nextInt(classes);
        }
        return labels;
    }

    /** Some epochs. */
    static <N extends TrainableNetwork> N trainOn(N network, Dataset data, int epochs) {
        Trainer.of(network).epochs(epochs).fit(data);
        return network;
    }

    /** Some steps on random labels. */
    static <N extends TrainableNetwork> N train(N network, int classes, int steps) {
        for (int step = 0; step < steps; step++) {
            network.trainOnBatch(features(24, step), labels(24, classes, step));
        }
        return network;
    }
}
