package dev.gradwright.benchmarks.contender;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.ReferenceNesterovPredictor;
import dev.gradwright.benchmarks.network.StartWeights;
import dev.gradwright.runtime.kernel.KernelTier;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.ejml.data.FMatrixRMaj;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Loads a model file and makes one prediction, like a newly started program. Each contender loads its own file format.
 * Each has its own class, so that none loads the libraries of another.
 */
public final class FirstPrediction {
    private FirstPrediction() {}

    /**
     * Takes {@code save} or {@code predict}, a {@link Contender} and a directory; {@code predict} prints a line at its
     * end.
     */
    public static void main(String[] arguments) throws Exception {
        boolean save = arguments[0].equals("save");
        Contender contender = Contender.valueOf(arguments[1]);
        Path directory = Path.of(arguments[2]);
        Files.createDirectories(directory);
        Path file = directory.resolve(contender.name().toLowerCase(Locale.ROOT) + ".model");
        switch (contender) {
            case ONNX_RUNTIME -> Onnx.run(save, file);
            case DJL -> Djl.run(save, file);
            case DEEPLEARNING4J -> Dl4j.run(save, file);
            default -> Gradwright.run(save, file);
        }
        System.out.println("done");
        System.exit(0); // some peers leave threads running
    }

    private static FMatrixRMaj row() {
        return PredictionTask.REFERENCE.features(1);
    }

    private static final class Gradwright {
        static void run(boolean save, Path file) {
            if (save) {
                StartWeights.trained(KernelTier.PORTABLE).save(file);
            } else {
                ReferenceNesterovPredictor.load(file).predict(row().data, new float[10]);
            }
        }
    }

    private static final class Onnx {
        static void run(boolean save, Path file) throws IOException {
            if (save) {
                Files.write(file, OnnxModel.bytes(StartWeights.foldedReference(), 1));
            } else {
                new OnnxPrediction(Files.readAllBytes(file), row(), 10).run();
            }
        }
    }

    private static final class Djl {
        static void run(boolean save, Path file) throws Exception {
            NDManager manager = NDManager.newBaseManager();
            Shape shape = new Shape(1, 784);
            SequentialBlock block = new SequentialBlock();
            List<DenseWeights> layers = save ? StartWeights.foldedReference() : DjlBlocks.unknownReference();
            for (DenseWeights layer : layers) {
                block.add(save ? DjlBlocks.linear(layer) : DjlBlocks.linear(layer.units()));
                block.add(list -> new NDList(DjlBlocks.activate(layer, list.singletonOrThrow())));
            }
            if (save) {
                block.initialize(manager, DataType.FLOAT32, shape);
                try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
                    block.saveParameters(out);
                }
            } else {
                try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                    block.loadParameters(manager, in);
                }
                NDList input = new NDList(manager.create(row().data, shape));
                block.forward(new ParameterStore(manager, false), input, false)
                        .singletonOrThrow()
                        .toFloatArray();
            }
        }
    }

    private static final class Dl4j {
        static void run(boolean save, Path file) throws IOException {
            if (save) {
                MultiLayerNetwork network = Dl4jNetwork.of(StartWeights.foldedReference(), false, new NoOp());
                ModelSerializer.writeModel(network, file.toFile(), false);
            } else {
                ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false).output(Dl4jNetwork.array(row()), false);
            }
        }
    }
}
