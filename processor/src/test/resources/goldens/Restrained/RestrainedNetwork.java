package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;

import dev.gradwright.runtime.NetworkParameter;
import dev.gradwright.runtime.NetworkState;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.MeanSquaredError;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.optimizer.SgdRule;
import dev.gradwright.runtime.regularization.ActivityPenalty;
import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/** Trains {@link Restrained}: 6 → 8 → 8 → 1; 136 parameters, all of them trained. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class RestrainedNetwork implements Restrained, TrainableNetwork {
    private static final String FINGERPRINT = "232ee4f7f8998662230c3f83927cbd57417134afedc2872f5e6d94c248ec62a7";

    private static final String SUMMARY = """
            Restrained: 6 -> 1
            layer    kind   output  parameters
            hidden1  Dense       8          56
            hidden2  Dense       8          72
            output   Dense       1           8
            """;

    private final NetworkState state;
    private final Kernels kernels;
    private final OutputHead head;
    private final ParameterOptimizer optimizer;

    /** rows × 6. */
    private final Tensor input;

    private DenseLayer hidden1;
    /** 6 × 8. */
    private NetworkParameter hidden1Weights;
    private NetworkParameter hidden1Bias;
    private ActivityPenalty hidden1Activity;
    /** rows × 8. */
    private Tensor hidden1Out;
    /** rows × 8. */
    private Tensor dHidden1;

    private DenseLayer hidden2;
    /** 8 × 8. */
    private NetworkParameter hidden2Weights;
    private NetworkParameter hidden2Bias;
    /** rows × 8. */
    private Tensor hidden2Out;
    /** rows × 8. */
    private Tensor dHidden2;

    private DenseLayer output;
    /** 8 × 1. */
    private NetworkParameter outputWeights;
    /** rows × 1. */
    private Tensor outputOut;
    /** rows × 1. */
    private Tensor dOutput;

    private RestrainedNetwork(NetworkState state) {
        this.state = state;
        kernels = state.kernels();
        input = kernels.activations(6);
        createHidden1();
        createHidden2();
        createOutput();
        createParts();
        head = new OutputHead(kernels, 6, 1, new MeanSquaredError());
        optimizer = new ParameterOptimizer(
                kernels,
                state.parameters(),
                new SgdRule(0, false),
                new ConstantSchedule(0.01),
                GradientClipping.none());
    }

    /**
     * Creates a network with fresh weights and all its buffers.
     *
     * @param seed determines all random numbers
     */
    public static RestrainedNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** {@link #create(long)} on the given kernels. */
    public static RestrainedNetwork create(long seed, KernelTier tier) {
        return new RestrainedNetwork(new NetworkState(seed, tier));
    }

    /** Loads a network that {@link #save} wrote. */
    public static RestrainedNetwork load(Path path) {
        RestrainedNetwork network = new RestrainedNetwork(NetworkState.toBeLoaded(KernelTier.active()));
        ModelFile.load(network, path);
        return network;
    }

    private void createHidden1() {
        hidden1Weights = state.weights("hidden1.weights", 6, 8, GLOROT_UNIFORM)
                .penalized(0.001, 0.01)
                .constrained(WeightConstraint.maxNorm(1));
        hidden1Bias = state.bias("hidden1.bias", 8, ZEROS)
                .penalized(0, 0.02);
        hidden1Out = kernels.activations(8);
        dHidden1 = kernels.activations(8);
        hidden1Activity = state.penalizedActivity(0.05, hidden1Out);
        hidden1 = state.add(new DenseLayer("hidden1", hidden1Weights, hidden1Bias));
    }

    private void createHidden2() {
        hidden2Weights = state.weights("hidden2.weights", 8, 8, GLOROT_UNIFORM)
                .penalized(0, 0.01)
                .constrained(WeightConstraint.unitNorm());
        hidden2Bias = state.bias("hidden2.bias", 8, ZEROS);
        hidden2Out = kernels.activations(8);
        dHidden2 = kernels.activations(8);
        hidden2 = state.add(new DenseLayer("hidden2", hidden2Weights, hidden2Bias));
    }

    private void createOutput() {
        outputWeights = state.weights("output.weights", 8, 1, HE_NORMAL)
                .constrained(WeightConstraint.nonNegative());
        outputOut = kernels.activations(1);
        dOutput = kernels.activations(1);
        output = state.add(new DenseLayer("output", outputWeights, null));
    }

    private void createParts() {
        state.addPart(Restrained.class, state.layers());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        head.check(x, y, sampleWeights);
        state.beginStep();
        input.borrow(x);
        forward();
        float loss = head.train(outputOut, y, sampleWeights, state.penalty(), dOutput);
        if (!Float.isFinite(loss)) {
            throw state.diverged(loss, x, y, head, optimizer, this::trace);
        }
        backward();
        state.addPenaltyGradients();
        state.requireFiniteGradients(x, y, head, optimizer);
        return loss;
    }

    @Override
    public void applyGradients() {
        state.requireGradients();
        optimizer.step();
    }

    @Override
    public float testOnBatch(FMatrixRMaj x, FMatrixRMaj y) {
        head.check(x, y);
        input.borrow(x);
        forward();
        return head.test(outputOut, y, state.penalty());
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        head.check(x);
        input.borrow(x);
        forward();
        head.predict(outputOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        head.check(x, y);
    }

    private void forward() {
        forwardHidden1();
        forwardHidden2();
        forwardOutput();
    }

    /** hidden1: 6 → 8, ReLU. */
    private void forwardHidden1() {
        kernels.dense(input, hidden1Weights.tensor(), hidden1Bias.tensor(), RELU, 1f, hidden1Out);
    }

    /** hidden2: 8 → 8, ReLU. */
    private void forwardHidden2() {
        kernels.dense(hidden1Out, hidden2Weights.tensor(), hidden2Bias.tensor(), RELU, 1f, hidden2Out);
    }

    /** output: 8 → 1, no bias. */
    private void forwardOutput() {
        kernels.dense(hidden2Out, outputWeights.tensor(), outputOut);
    }

    /**
     * Repeats the forward pass layer by layer after a loss that is not finite, to find the first layer whose output is
     * not finite.
     */
    private void trace() {
        forwardHidden1();
        state.trace(hidden1, hidden1Out);
        forwardHidden2();
        state.trace(hidden2, hidden2Out);
        forwardOutput();
        state.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardHidden2();
        backwardHidden1();
    }

    /** output: 1 → 8. */
    private void backwardOutput() {
        kernels.weightsGradient(hidden2Out, dOutput, outputWeights.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dHidden2);
    }

    /** hidden2: 8 → 8. */
    private void backwardHidden2() {
        kernels.activateBackward(RELU, 1f, hidden2Out, dHidden2, dHidden2);
        kernels.weightsGradient(hidden1Out, dHidden2, hidden2Weights.gradientTensor());
        kernels.biasGradient(dHidden2, hidden2Bias.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dHidden1);
    }

    /** hidden1: nothing before it needs a gradient. */
    private void backwardHidden1() {
        hidden1Activity.addGradient(dHidden1);
        kernels.activateBackward(RELU, 1f, hidden1Out, dHidden1, dHidden1);
        kernels.weightsGradient(input, dHidden1, hidden1Weights.gradientTensor());
        kernels.biasGradient(dHidden1, hidden1Bias.gradientTensor());
    }

    @Override
    public DenseLayer hidden1() {
        return hidden1;
    }

    @Override
    public DenseLayer hidden2() {
        return hidden2;
    }

    @Override
    public DenseLayer output() {
        return output;
    }

    /** Copies what all layers hold from another network, or nothing where one does not fit. */
    public List<String> copyFrom(Restrained source, Class<Restrained> part) {
        return state.copy(source, part);
    }

    /** Keeps steps from changing the layers of {@link Restrained} as long as they are frozen. */
    public void freeze(Class<? super Restrained> part) {
        state.freeze(part);
    }

    /** Lets steps change the layers of {@link Restrained} again. */
    public void unfreeze(Class<? super Restrained> part) {
        state.unfreeze(part);
    }

    @Override
    public List<Layer> layers() {
        return state.layers();
    }

    @Override
    public List<Parameter> parameters() {
        return state.parameters();
    }

    @Override
    public String summary() {
        return state.summary(SUMMARY);
    }

    @Override
    public String fingerprint() {
        return FINGERPRINT;
    }

    @Override
    public NetworkOptimizer optimizer() {
        return optimizer;
    }

    @Override
    public RunningMetrics metrics() {
        return head.metrics();
    }

    @Override
    public void useThreads(int threads) {
        kernels.useThreads(threads);
    }

    /** An immutable predictor with the weights as they are now. */
    public RestrainedPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new RestrainedPredictor(this, kernels.tier());
    }
}
