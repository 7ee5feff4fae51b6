package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.TrainingSettings;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.ejml.data.FMatrixRMaj;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of Deeplearning4j with given weights. */
final class Dl4jNetwork {
    private Dl4jNetwork() {}

    /** Dense layers, with a batch norm before each of them if {@code norms} is set. */
    static MultiLayerNetwork of(List<DenseWeights> layers, boolean norms, IUpdater updater) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().updater(updater).list();
        for (int i = 0; i < layers.size(); i++) {
            DenseWeights layer = layers.get(i);
            if (norms) {
                list.layer(new BatchNormalization.Builder()
                        .nIn(layer.inputs())
                        .nOut(layer.inputs())
                        .eps(TrainingSettings.NORM_EPSILON)
                        .decay(TrainingSettings.NORM_MOMENTUM)
                        .build());
            }
            Activation activation = Activation.valueOf(layer.activation().name());
            if (i < layers.size() - 1) {
                list.layer(new DenseLayer.Builder()
                        .nIn(layer.inputs())
                        .nOut(layer.units())
                        .activation(activation)
                        .build());
            } else {
                list.layer(new OutputLayer.Builder(
                                activation == Activation.SOFTMAX ? LossFunction.MCXENT : LossFunction.XENT)
                        .nIn(layer.inputs())
                        .nOut(layer.units())
                        .activation(activation)
                        .build());
            }
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        for (int i = 0; i < layers.size(); i++) {
            int index = norms ? 2 * i + 1 : i;
            network.setParam(index + "_W", array(layers.get(i).weights()));
            network.setParam(index + "_b", array(layers.get(i).bias()));
        }
        return network;
    }

    static INDArray array(FMatrixRMaj matrix) {
        return Nd4j.create(matrix.data.clone(), new long[] {matrix.numRows, matrix.numCols}, 'c');
    }
}
