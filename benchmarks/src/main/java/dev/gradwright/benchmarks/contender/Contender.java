package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.runtime.kernel.KernelTier;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The contenders that run inside a JVM. */
public enum Contender {
    /** Gradwright on {@code jdk.incubator.vector}. */
    VECTOR("Gradwright, vector"),
    /** Gradwright on {@code jdk.incubator.vector} with two threads. */
    VECTOR_ON_TWO_THREADS("Gradwright, vector, 2 threads"),
    /** Gradwright with portable kernels. */
    PORTABLE("Gradwright, portable"),
    /** Gradwright with the reference kernels, which use the operations of EJML. */
    EJML("EJML's multiply"),
    /** ONNX Runtime, which only predicts. */
    ONNX_RUNTIME("ONNX Runtime"),
    /** The Deep Java Library on PyTorch. */
    DJL("DJL on PyTorch"),
    /** Deeplearning4j. */
    DEEPLEARNING4J("Deeplearning4j");

    /** The contenders that train on one thread. */
    public static final List<Contender> TRAINERS = List.of(VECTOR, PORTABLE, DJL, DEEPLEARNING4J);

    private static final List<Contender> TRAINERS_ON_MANY_ROWS =
            List.of(VECTOR, VECTOR_ON_TWO_THREADS, PORTABLE, DJL, DEEPLEARNING4J);
    private static final int ROWS_FOR_TWO_THREADS = 128;

    /** The contenders that predict. */
    public static final List<Contender> PREDICTORS = List.of(VECTOR, PORTABLE, ONNX_RUNTIME, DJL, DEEPLEARNING4J);

    /** The contenders whose matrix products are measured. */
    public static final List<Contender> MULTIPLIERS = List.of(VECTOR, PORTABLE, EJML);

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    /** The contenders that train with a batch size. Two threads are used only for large batches. */
    public static List<Contender> trainers(int rows) {
        return rows < ROWS_FOR_TWO_THREADS ? TRAINERS : TRAINERS_ON_MANY_ROWS;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /** The Maven artifacts that it needs. */
    public List<String> artifacts() {
        return switch (this) {
            case VECTOR, VECTOR_ON_TWO_THREADS, PORTABLE, EJML -> List.of("gradwright-runtime");
            case ONNX_RUNTIME -> List.of("onnxruntime");
            case DJL -> List.of("pytorch-engine", "pytorch-jni", "pytorch-native-cpu");
            case DEEPLEARNING4J -> List.of("deeplearning4j-nn", "nd4j-native");
        };
    }

    /**
     * The JVM flags for this contender, with one thread unless its label says two. Native libraries are unpacked into
     * {@code target/}.
     */
    public List<String> jvmFlags() {
        return switch (this) {
            case VECTOR -> List.of("--add-modules", "jdk.incubator.vector");
            case VECTOR_ON_TWO_THREADS -> List.of("--add-modules", "jdk.incubator.vector", "-Dgradwright.threads=2");
            case PORTABLE, EJML -> List.of();
            // With a long class path, loading it overflows a stack of 1 MB and crashes the JVM.
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
     * The kernel tier.
     *
     * @throws IllegalArgumentException if this is not Gradwright
     */
    public KernelTier tier() {
        return switch (this) {
            case VECTOR, VECTOR_ON_TWO_THREADS -> KernelTier.VECTOR;
            case PORTABLE -> KernelTier.PORTABLE;
            case EJML -> KernelTier.EJML;
            default -> throw new IllegalArgumentException(label + " does not use the kernels of Gradwright");
        };
    }

    /**
     * The reference network, ready to train.
     *
     * @throws IllegalArgumentException if this contender does not train
     */
    public Training training(OptimizerKind optimizer, int rows) {
        return switch (this) {
            case DJL -> new DjlTraining(optimizer, rows);
            case DEEPLEARNING4J -> new Dl4jTraining(optimizer, rows);
            default -> new GradwrightTraining(tier(), optimizer, rows);
        };
    }

    /** The network of a task, ready to predict. */
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
