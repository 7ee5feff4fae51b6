package dev.gradwright.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A folded layer computes the same as the layers that are folded into it do one after another. */
class FoldedDenseTest {
    private static final int INPUTS = 4;
    private static final int UNITS = 3;
    private static final float EPSILON = 0.001f;

    private final Kernels kernels = KernelTier.EJML.newKernels();
    private final FMatrixRMaj x = random(5, INPUTS, 1, 0);
    private final DenseLayer dense = dense(true);
    private final BatchNormState before = norm(INPUTS, 10);
    private final BatchNormState after = norm(UNITS, 20);

    @Test
    void packsWeightsAndBias() {
        PackedDense packed = folded(dense).pack();

        requireSame(apply(packed), apply(dense));
    }

    @Test
    void aLayerWithoutBiasGetsZeros() {
        DenseLayer bare = dense(false);

        requireSame(
                apply(FoldedDense.withoutBias(weights(bare.parameters()), "dense", INPUTS, UNITS)
                        .pack()),
                apply(bare));
    }

    @Test
    void foldsTheNormBeforeTheDenseLayer() {
        PackedDense packed =
                folded(dense, layer("before", before)).after("before", EPSILON).pack();

        requireSame(apply(packed), denseOf(normed(x, before)));
    }

    @Test
    void foldsTheNormAfterTheDenseLayer() {
        PackedDense packed =
                folded(dense, layer("after", after)).before("after", EPSILON).pack();

        requireSame(apply(packed), normed(apply(dense), after));
    }

    @Test
    void foldsBothInEitherOrder() {
        FMatrixRMaj expected = normed(denseOf(normed(x, before)), after);

        requireSame(
                apply(folded(dense, layer("before", before), layer("after", after))
                        .after("before", EPSILON)
                        .before("after", EPSILON)
                        .pack()),
                expected);
        requireSame(
                apply(folded(dense, layer("before", before), layer("after", after))
                        .before("after", EPSILON)
                        .after("before", EPSILON)
                        .pack()),
                expected);
    }

    @Test
    void aNormThatCannotBeFoldedIsScaleAndShift() {
        PackedBatchNorm packed = FoldedNorm.of(weights(layer("before", before).parameters()), "before", INPUTS, EPSILON)
                .pack();
        Tensor values = tensor(x);

        kernels.scaleShift(values, packed.scale(), packed.shift(), values);

        requireSame(matrix(values), normed(x, before));
    }

    private FMatrixRMaj apply(PackedDense packed) {
        Tensor y = kernels.activations(UNITS);
        kernels.dense(tensor(x), packed.weights(), packed.bias(), y);
        return matrix(y);
    }

    private FMatrixRMaj apply(DenseLayer layer) {
        return apply(layer, x);
    }

    private FMatrixRMaj denseOf(FMatrixRMaj input) {
        return apply(dense, input);
    }

    private FMatrixRMaj apply(DenseLayer layer, FMatrixRMaj input) {
        Tensor y = kernels.activations(UNITS);
        Tensor weights = NetworkParameter.of(layer.parameters().get(0)).tensor();
        if (layer.hasBias()) {
            kernels.dense(
                    tensor(input),
                    weights,
                    NetworkParameter.of(layer.parameters().get(1)).tensor(),
                    y);
        } else {
            kernels.dense(tensor(input), weights, y);
        }
        return matrix(y);
    }

    private FMatrixRMaj normed(FMatrixRMaj input, BatchNormState state) {
        Tensor values = tensor(input);
        kernels.batchNormInference(values, state, values);
        return matrix(values);
    }

    private DenseLayer dense(boolean bias) {
        NetworkParameter weights =
                new NetworkParameter("dense.weights", kernels.weights(INPUTS, UNITS), kernels.weights(INPUTS, UNITS));
        weights.set(random(INPUTS, UNITS, 2, 0));
        NetworkParameter offsets = new NetworkParameter("dense.bias", kernels.vector(UNITS), kernels.vector(UNITS));
        offsets.set(random(1, UNITS, 3, 0));
        return bias ? new DenseLayer("dense", weights, offsets) : new DenseLayer("dense", weights);
    }

    private BatchNormState norm(int features, long key) {
        BatchNormState state = new BatchNormState(kernels, features, 0.99f, EPSILON);
        state.parameters().gamma().load(random(1, features, key, 1));
        state.parameters().beta().load(random(1, features, key + 1, 0));
        state.parameters().movingMean().load(random(1, features, key + 2, 0));
        state.parameters().movingVariance().load(random(1, features, key + 3, 1.5));
        return state;
    }

    private static BatchNormLayer layer(String name, BatchNormState state) {
        return new BatchNormLayer(name, state, true, true);
    }

    private static FoldedDense folded(Layer... layers) {
        List<Parameter> parameters =
                Stream.of(layers).flatMap(layer -> layer.parameters().stream()).toList();
        return FoldedDense.of(weights(parameters), "dense", INPUTS, UNITS);
    }

    private static PredictorWeights weights(List<Parameter> parameters) {
        return PredictorWeights.of(parameters, "a fingerprint", KernelTier.EJML);
    }

    private Tensor tensor(FMatrixRMaj values) {
        Tensor tensor = kernels.activations(values.numCols);
        tensor.load(values);
        return tensor;
    }

    private static FMatrixRMaj matrix(Tensor tensor) {
        FMatrixRMaj matrix = new FMatrixRMaj(1, 1);
        tensor.store(matrix);
        return matrix;
    }

    /** Uniform within one of {@code center}. */
    private static FMatrixRMaj random(int rows, int columns, long key, double center) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.data[i] = (float) (center + 2 * CounterRandom.uniform(key, i) - 1);
        }
        return matrix;
    }

    private static void requireSame(FMatrixRMaj actual, FMatrixRMaj expected) {
        assertThat(actual.numRows).isEqualTo(expected.numRows);
        assertThat(actual.data).containsExactly(expected.data, within(1e-5f));
    }
}
