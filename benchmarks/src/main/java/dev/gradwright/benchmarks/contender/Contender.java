package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.runtime.kernel.KernelTier;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** All that run inside a JVM. */
public enum Contender {
    /** Gradwright on {@code jdk.incubator.vector}. */
    VECTOR("Gradwright, vector"),
    /** The same on two threads. */
    VECTOR_ON_TWO_THREADS("Gradwright, vector, 2 threads"),
    /** Gradwright on plain Java. */
    PORTABLE("Gradwright, portable"),
    /** EJML's own operations, behind Gradwright's reference kernels. */
    EJML("EJML's multiply"),
    /** ONNX Runtime, for prediction. */
    ONNX_RUNTIME("ONNX Runtime"),
    /** The Deep Java Library on PyTorch. */
    DJL("DJL on PyTorch"),
    /** Deeplearning4j. */
    DEEPLEARNING4J("Deeplearning4j");

    /** Those that train, on one thread. */
    public static final List<Contender> TRAINERS = List.of(VECTOR, PORTABLE, DJL, DEEPLEARNING4J);

    private static final List<Contender> TRAINERS_ON_MANY_ROWS =
            List.of(VECTOR, VECTOR_ON_TWO_THREADS, PORTABLE, DJL, DEEPLEARNING4J);
    private static final int ROWS_FOR_TWO_THREADS = 128;

    /** Those that predict. */
    public static final List<Contender> PREDICTORS = List.of(VECTOR, PORTABLE, ONNX_RUNTIME, DJL, DEEPLEARNING4J);

    /** Those that multiply matrices by themselves. */
    public static final List<Contender> MULTIPLIERS = List.of(VECTOR, PORTABLE, EJML);

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    /** Those that train on batches of so many rows: a second thread needs enough of them. */
    public static List<Contender> trainers(int rows) {
        return rows < ROWS_FOR_TWO_THREADS ? TRAINERS : TRAINERS_ON_MANY_ROWS;
    }

    /** What tables call it. */
    public String label() {
        return label;
    }

    /** The Maven artifacts that bring it. */
    public List<String> artifacts() {
        return switch (this) {
            case VECTOR, VECTOR_ON_TWO_THREADS, PORTABLE, EJML -> List.of("gradwright-runtime");
            case ONNX_RUNTIME -> List.of("onnxruntime");
            case DJL -> List.of("pytorch-engine", "pytorch-jni", "pytorch-native-cpu");
            case DEEPLEARNING4J -> List.of("deeplearning4j-nn", "nd4j-native");
        };
    }

    /** The flags that its users would give the JVM, for one thread but where it says two; files are unpacked where the next build may delete them. */
    public List<String> jvmFlags() {
        return switch (this) {
            case VECTOR -> List.of("--add-modules", "jdk.incubator.vector");
            case VECTOR_ON_TWO_THREADS -> List.of("--add-modules", "jdk.incubator.vector", "-Dgradwright.threads=2");
            case PORTABLE, EJML -> List.of();
            // It overflows a stack of 1 MB while it is loaded, if the class path is long, and takes the JVM with it.
            case ONNX_RUNTIME -> List.of("-Xss2m");
            case DJL ->
                List.of(
                        "-Dai.djl.pytorch.num_threads=1",
                        "-Dai.djl.pytorch.num_interop_threads=1",
                        "-Dai.djl.offline=true",
                        "-DDJL_CACHE_DIR=target/djl",
                        "-DENGINE_CACHE_DIR=target/djl");
            case DEEPLEARNING4J -> List.of("-Dorg.bytedeco.javacpp.cachedir=target/javacpp");
        };
    }

    /**
     * The kernels of those that run on Gradwright's.
     *
     * @throws IllegalArgumentException for the others
     */
    public KernelTier tier() {
        return switch (this) {
            case VECTOR, VECTOR_ON_TWO_THREADS -> KernelTier.VECTOR;
            case PORTABLE -> KernelTier.PORTABLE;
            case EJML -> KernelTier.EJML;
            default -> throw new IllegalArgumentException(label + " has no kernels of Gradwright");
        };
    }

    /**
     * The reference network, ready to train.
     *
     * @throws IllegalArgumentException for those that do not train
     */
    public Training training(OptimizerKind optimizer, int rows) {
        return switch (this) {
            case DJL -> new DjlTraining(optimizer, rows);
            case DEEPLEARNING4J -> new Dl4jTraining(optimizer, rows);
            default -> new GradwrightTraining(tier(), optimizer, rows);
        };
    }

    /** A network, ready to predict. */
    public Prediction prediction(PredictionTask task, int rows) {
        List<DenseWeights> layers = task.layers();
        FMatrixRMaj features = task.features(rows);
        return switch (this) {
            case ONNX_RUNTIME -> new OnnxPrediction(OnnxModel.bytes(layers, rows), features, task.outputs());
            case DJL -> new DjlPrediction(layers, features);
            case DEEPLEARNING4J -> new Dl4jPrediction(layers, features);
            default -> new GradwrightPrediction(tier(), task, rows);
        };
    }
}
