package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.DenseWeights;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.ejml.data.FMatrixRMaj;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/** Prediction with Deeplearning4j, with batch norm folded and the input already in native memory. */
final class Dl4jPrediction implements Prediction {
    private final MultiLayerNetwork network;
    private final INDArray input;
    private INDArray output;

    Dl4jPrediction(List<DenseWeights> layers, FMatrixRMaj features) {
        network = Dl4jNetwork.of(layers, false, new NoOp());
        input = Dl4jNetwork.array(features);
        output = input;
    }

    @Override
    public void run() {
        output = network.output(input, false);
    }

    @Override
    public float[] outputs() {
        return output.dup('c').data().asFloat();
    }

    @Override
    public void close() {
        network.close();
    }
}
