package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradwright.dsl.ActivationFunction;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In steady state no operation allocates. The vector API creates objects until C2 has compiled the kernel. So each
 * operation runs until a window of calls allocates nothing, or until a limit far beyond any warm-up is reached.
 */
@Tag("own-jvm")
class KernelAllocationTest {
    private static final int CALLS_OF_A_WINDOW = 200;
    private static final int MAX_WINDOWS = 2000;
    private static final int ROWS = 33;
    private static final int FEW_ROWS = 20;
    private static final int INPUTS = 37;
    private static final int UNITS = 100;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** An operation with its name. */
    record Operation(String name, Runnable call) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> operations() {
        return Stream.of(KernelTier.values())
                .filter(tier -> tier != KernelTier.VECTOR || VectorProvider.isPresent())
                .flatMap(tier -> operations(tier).stream().map(operation -> Arguments.of(tier, operation)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("operations")
    void allocatesNothingInSteadyState(KernelTier tier, Operation operation) {
        long least = Long.MAX_VALUE;
        for (int window = 0; window < MAX_WINDOWS && least > 0; window++) {
            least = Math.min(least, bytesOfAWindow(operation.call()));
        }
        assertThat(least).as("bytes in %d calls", CALLS_OF_A_WINDOW).isZero();
    }

    /** Operations that are large enough to be divided among threads, and others that are not. */
    @ParameterizedTest
    @EnumSource(names = {"PORTABLE", "VECTOR"})
    void twoThreadsAllocateNothing(KernelTier tier) {
        Kernels kernels = kernels(tier);
        kernels.useThreads(2);
        Tensor x = Samples.activations(kernels, 200, 300, normal(200 * 300, 1));
        Tensor w = Samples.weights(kernels, 300, 300, normal(300 * 300, 2));
        Tensor b = Samples.vector(kernels, normal(300, 3));
        Tensor db = kernels.vector(300);
        Tensor y = kernels.activations(300);
        Tensor dw = kernels.weights(300, 300);
        Tensor fewRows = Samples.activations(kernels, 70, 300, normal(70 * 300, 3));
        Tensor few = kernels.activations(300);
        BatchNormState state = new BatchNormState(kernels, 300, 0.99f, 1e-3f);
        Runnable step = () -> {
            kernels.batchNorm(x, state, y);
            kernels.dense(x, w, b, y);
            kernels.activate(ActivationFunction.ELU, 1, y, y);
            kernels.activateBackward(ActivationFunction.ELU, 1, y, y, y);
            kernels.weightsGradientThroughNorm(x, state, y, w, dw);
            kernels.biasGradient(y, db);
            kernels.inputGradient(x, w, y);
            kernels.inputGradient(fewRows, w, few);
            kernels.batchNormBackward(x, y, state, y);
        };

        long least = Long.MAX_VALUE;
        for (int window = 0; window < MAX_WINDOWS && least > 0; window++) {
            long before = bytesOfTheTeam();
            long own = bytesOfAWindow(step);
            least = Math.min(least, own + bytesOfTheTeam() - before);
        }
        assertThat(least).as("bytes in %d calls", CALLS_OF_A_WINDOW).isZero();
    }

    private static long bytesOfTheTeam() {
        long bytes = 0;
        for (long thread : THREADS.getAllThreadIds()) {
            ThreadInfo info = THREADS.getThreadInfo(thread);
            if (info != null && info.getThreadName().startsWith("gradwright-")) {
                bytes += THREADS.getThreadAllocatedBytes(thread);
            }
        }
        return bytes;
    }

    private static long bytesOfAWindow(Runnable call) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS_OF_A_WINDOW; i++) {
            call.run();
        }
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    private static List<Operation> operations(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor x = Samples.activations(kernels, ROWS, INPUTS, normal(ROWS * INPUTS, 1));
        Tensor w = Samples.weights(kernels, INPUTS, UNITS, normal(INPUTS * UNITS, 2));
        Tensor b = Samples.vector(kernels, normal(UNITS, 3));
        Tensor z = Samples.activations(kernels, ROWS, UNITS, normal(ROWS * UNITS, 4));
        Tensor y = Samples.activations(kernels, ROWS, UNITS, normal(ROWS * UNITS, 5));
        Tensor dx = kernels.activations(INPUTS);
        Tensor square = Samples.weights(kernels, UNITS, UNITS, normal(UNITS * UNITS, 6));
        Tensor dSquare = kernels.activations(UNITS);
        Tensor fewRows = Samples.activations(kernels, FEW_ROWS, UNITS, normal(FEW_ROWS * UNITS, 7));
        Tensor dw = kernels.weights(INPUTS, UNITS);
        Tensor db = kernels.vector(UNITS);
        BatchNormState state = new BatchNormState(kernels, UNITS, 0.99f, 1e-3f);
        BatchNormState inputState = new BatchNormState(kernels, INPUTS, 0.99f, 1e-3f);
        float[] values = new float[ROWS * UNITS];

        List<Operation> operations = new ArrayList<>();
        operations.add(new Operation("dense", () -> kernels.dense(x, w, y)));
        operations.add(new Operation("dense with bias", () -> kernels.dense(x, w, b, y)));
        operations.add(new Operation("weightsGradient", () -> kernels.weightsGradient(x, z, dw)));
        operations.add(new Operation(
                "weightsGradientThroughNorm", () -> kernels.weightsGradientThroughNorm(x, inputState, z, w, dw)));
        operations.add(new Operation("inputGradient", () -> kernels.inputGradient(z, w, dx)));
        operations.add(
                new Operation("inputGradient, more than a panel", () -> kernels.inputGradient(z, square, dSquare)));
        operations.add(
                new Operation("inputGradient of few rows", () -> kernels.inputGradient(fewRows, square, dSquare)));
        operations.add(new Operation("biasGradient", () -> kernels.biasGradient(z, db)));
        for (ActivationFunction f : EnumSet.complementOf(EnumSet.of(ActivationFunction.PRELU))) {
            operations.add(new Operation(f + " forward", () -> kernels.activate(f, 0.2f, z, y)));
            operations.add(new Operation(f + " backward", () -> kernels.activateBackward(f, 0.2f, z, z, y)));
        }
        operations.add(new Operation("batchNorm", () -> kernels.batchNorm(z, state, y)));
        operations.add(new Operation("batchNormInference", () -> kernels.batchNormInference(z, state, y)));
        operations.add(new Operation("batchNormBackward", () -> kernels.batchNormBackward(z, z, state, y)));
        operations.add(new Operation("batchNormBackward, parameters", () -> kernels.batchNormBackward(z, z, state)));
        operations.add(
                new Operation("batchNormInferenceBackward", () -> kernels.batchNormInferenceBackward(z, state, y)));
        for (RowNorm norm : RowNorm.all()) {
            List<Tensor> vectors = norm.vectors(kernels, UNITS);
            List<Tensor> gradients = norm.vectors(kernels, UNITS);
            MethodHandle forward = norm.forwardCall(kernels, z, vectors, y);
            MethodHandle backward = norm.backwardCall(kernels, z, z, vectors, gradients, y);
            operations.add(new Operation(norm.name(), () -> RowNorm.invoke(forward)));
            operations.add(new Operation(norm.name() + "Backward", () -> RowNorm.invoke(backward)));
        }
        Tensor signs = Samples.activations(kernels, 3, INPUTS, normal(3 * INPUTS, 8));
        Tensor expanded = kernels.activations(INPUTS);
        Tensor members = Samples.weights(kernels, INPUTS, 3 * UNITS, normal(INPUTS * 3 * UNITS, 9));
        Tensor biases = kernels.vector(3 * UNITS);
        Tensor outputs = kernels.activations(UNITS);
        operations.add(new Operation("members", () -> {
            kernels.expand(x, signs, expanded);
            kernels.memberDense(expanded, members, biases, outputs);
            kernels.memberMean(outputs, 3, y);
            kernels.memberWeightsGradient(expanded, outputs, members);
            kernels.memberBiasGradient(outputs, biases);
            kernels.memberInputGradient(outputs, members, expanded);
            kernels.expandBackward(expanded, signs, dx);
        }));
        operations.add(new Operation("prelu", () -> kernels.prelu(z, b, y)));
        operations.add(new Operation("preluBackward", () -> kernels.preluBackward(z, z, b, db, y)));
        Tensor indices = Samples.activations(kernels, ROWS, 1, Samples.indices(ROWS, INPUTS));
        operations.add(new Operation("gather", () -> kernels.gather(indices, 0, 1, w, 0, y)));
        operations.add(new Operation("gatherBackward", () -> kernels.gatherBackward(indices, 0, 1, z, 0, dw)));
        TableRows rows = new TableRows(INPUTS);
        operations.add(new Operation(
                "gatherBackward, rows read", () -> kernels.gatherBackward(indices, 0, 1, z, 0, dw, rows)));
        operations.add(new Operation("copyColumns", () -> kernels.copyColumns(z, 1, INPUTS - 1, 0, x)));
        operations.add(new Operation("dropout", () -> kernels.dropout(z, 0.2f, 7, y)));
        operations.add(new Operation("alphaDropout", () -> kernels.alphaDropout(z, 0.2f, 7, y)));
        operations.add(new Operation("alphaDropoutBackward", () -> kernels.alphaDropoutBackward(z, 0.2f, 7, y)));
        operations.add(new Operation("gaussianNoise", () -> kernels.gaussianNoise(z, 0.2f, 7, y)));
        operations.add(new Operation("copy", () -> kernels.copy(z, y)));
        operations.add(new Operation("add", () -> kernels.add(z, z, y)));
        operations.add(new Operation("putColumns", () -> kernels.putColumns(x, UNITS - INPUTS, y)));
        operations.add(new Operation("takeColumns", () -> kernels.takeColumns(z, UNITS - INPUTS, dx)));
        operations.add(new Operation("scaleShift", () -> kernels.scaleShift(z, b, b, y)));
        operations.add(new Operation("sumOfSquares", () -> kernels.sumOfSquares(z)));
        operations.add(new Operation("addScaled", () -> kernels.addScaled(z, 0.5f, y)));
        operations.add(new Operation("sumOfMagnitudes", () -> kernels.sumOfMagnitudes(w)));
        operations.add(new Operation("boundColumnNorms", () -> kernels.boundColumnNorms(w, 0, 1)));
        operations.add(new Operation("scale", () -> kernels.scale(z, -1)));
        operations.add(new Operation("clip", () -> kernels.clip(z, 10)));
        operations.add(new Operation("isFinite", () -> kernels.isFinite(z)));
        operations.add(new Operation("isFinite of values", () -> kernels.isFinite(values, ROWS * UNITS)));
        operations.add(new Operation("load and store", () -> {
            z.store(values, 0);
            z.load(values, 0, ROWS);
        }));
        operations.add(new Operation("smaller batch", () -> {
            x.reshape(5);
            kernels.dense(x, w, b, y);
            x.reshape(ROWS);
            kernels.dense(x, w, b, y);
        }));
        return operations;
    }
}
