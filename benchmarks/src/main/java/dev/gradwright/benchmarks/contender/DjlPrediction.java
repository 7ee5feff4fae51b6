package dev.gradwright.benchmarks.contender;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import dev.gradwright.benchmarks.network.DenseWeights;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Prediction with the Deep Java Library on PyTorch, with batch norm folded and the input already in native memory. */
final class DjlPrediction implements Prediction {
    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore parameters = new ParameterStore(manager, false);
    private final SequentialBlock block = new SequentialBlock();
    private final NDList input;
    private float[] last = {};
    private boolean keep;

    DjlPrediction(List<DenseWeights> layers, FMatrixRMaj features) {
        for (DenseWeights layer : layers) {
            block.add(DjlBlocks.linear(layer));
            block.add(list -> new NDList(DjlBlocks.activate(layer, list.singletonOrThrow())));
        }
        Shape shape = new Shape(features.numRows, features.numCols);
        block.initialize(manager, DataType.FLOAT32, shape);
        block.freezeParameters(true);
        input = new NDList(manager.create(features.data, shape));
    }

    @Override
    public void run() {
        try (NDManager scratch = manager.newSubManager()) {
            input.tempAttach(scratch);
            NDArray output = block.forward(parameters, input, false).singletonOrThrow();
            if (keep) {
                last = output.toFloatArray();
            }
        }
    }

    @Override
    public float[] outputs() {
        keep = true;
        run();
        keep = false;
        return last;
    }

    @Override
    public void close() {
        manager.close();
    }
}
