package example;

import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.ZEROS;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.MeanSquaredError;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.network.BatchCheck;
import dev.gradwright.runtime.network.DivergenceGuard;
import dev.gradwright.runtime.network.Draw;
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.Mode;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.optimizer.SgdRule;
import dev.gradwright.runtime.predict.McPrediction;
import dev.gradwright.runtime.predict.PredictorWeights;
import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.settings.NetworkSettings;
import dev.gradwright.runtime.settings.Setting;
import dev.gradwright.runtime.settings.Settings;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * Trains {@link Noisy}: 6 → 8 → 8 → 1; 137 parameters, all of them trained.
 *
 * <pre>
 * layer         kind           output  parameters  multiply-adds
 * inputNoise    GaussianNoise       6           0              0
 * hidden1       Dense               8          56             48
 * alphaDropout  AlphaDropout        8           0              0
 * hidden2       Dense               8          72             64
 * noise         GaussianNoise       8           0              0
 * output        Dense               1           9              8
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 8,264 bytes. A row takes 120 multiply-adds forward and 192 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class NoisyNetwork implements Noisy, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;
    /** The number of the batch or of the sample, which selects the random numbers of a pass. */
    private long draw;

    /** rows × 6. */
    private final Tensor input;

    private final Layer inputNoise;
    private final Setting inputNoiseDeviation;
    private final RandomStream inputNoiseStream;
    /** rows × 6. */
    private final Tensor inputNoiseOut;

    private final DenseLayer hidden1;
    /** 6 × 8. */
    private final NetworkParameter hidden1Weights;
    private final NetworkParameter hidden1Bias;
    /** rows × 8. */
    private final Tensor hidden1Out;
    /** rows × 8, shared by hidden1 and alphaDropout. */
    private final Tensor dHidden1;

    private final Layer alphaDropout;
    private final Setting alphaDropoutRate;
    private final RandomStream alphaDropoutStream;
    /** rows × 8. */
    private final Tensor alphaDropoutOut;
    /** rows × 8, the same tensor as dHidden1. */
    private final Tensor dAlphaDropout;

    private final DenseLayer hidden2;
    /** 8 × 8. */
    private final NetworkParameter hidden2Weights;
    private final NetworkParameter hidden2Bias;
    /** rows × 8, shared by hidden2 and noise. */
    private final Tensor hidden2Out;
    /** rows × 8, shared by hidden2 and noise. */
    private final Tensor dHidden2;

    private final Layer noise;
    private final Setting noiseDeviation;
    private final RandomStream noiseStream;
    /** rows × 8, the same tensor as dHidden2. */
    private final Tensor dNoise;

    private final DenseLayer output;
    /** 8 × 1. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 1. */
    private final Tensor outputOut;
    /** rows × 1. */
    private final Tensor dOutput;

    private NoisyNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(6);

        inputNoiseDeviation = settings.of("inputNoise.deviation", 0.1);
        inputNoiseStream = factory.stream("inputNoise");
        inputNoiseOut = kernels.activations(6);
        inputNoise = layers.add(new Layer("inputNoise", "GaussianNoise", 6, 6));

        hidden1Weights = factory.weights("hidden1.weights", 6, 8, GLOROT_UNIFORM);
        hidden1Bias = factory.bias("hidden1.bias", 8, ZEROS);
        hidden1Out = kernels.activations(8);
        dHidden1 = kernels.activations(8);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights, hidden1Bias));

        alphaDropoutRate = settings.of("alphaDropout.rate", 0.1);
        alphaDropoutStream = factory.stream("alphaDropout");
        alphaDropoutOut = kernels.activations(8);
        dAlphaDropout = dHidden1;
        alphaDropout = layers.add(new Layer("alphaDropout", "AlphaDropout", 8, 8));

        hidden2Weights = factory.weights("hidden2.weights", 8, 8, GLOROT_UNIFORM);
        hidden2Bias = factory.bias("hidden2.bias", 8, ZEROS);
        hidden2Out = kernels.activations(8);
        dHidden2 = kernels.activations(8);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights, hidden2Bias));

        noiseDeviation = settings.of("noise.deviation", 0.5);
        noiseStream = factory.stream("noise");
        dNoise = dHidden2;
        noise = layers.add(new Layer("noise", "GaussianNoise", 8, 8));

        outputWeights = factory.weights("output.weights", 8, 1, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 1, ZEROS);
        outputOut = kernels.activations(1);
        dOutput = kernels.activations(1);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        createParts();
        head = new OutputHead(1, new MeanSquaredError());
        batches = new BatchCheck(kernels, 6, 1, head.targets());
        optimizer = new ParameterOptimizer(
                        kernels,
                        layers.parameters(),
                        () -> new SgdRule(settings.momentum(0), settings.nesterov(false)),
                        settings.schedule(new ConstantSchedule(settings.learningRate(0.01))),
                        GradientClipping.none())
                .decaying(settings.weightDecay(0), settings.decayBiases(true), settings.decayNorms(true))
                .averaging(settings.averaging(0))
                .following(settings);
        guard = new DivergenceGuard(kernels, layers, optimizer, head.targets());
    }

    /**
     * Creates a network with initial weights.
     *
     * @param seed determines all random numbers: those of the weights, of dropout and of noise
     */
    public static NoisyNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static NoisyNetwork create(long seed, KernelTier tier) {
        return new NoisyNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static NoisyNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static NoisyNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new NoisyNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static NoisyNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static NoisyNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        NoisyNetwork network = new NoisyNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Noisy.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        draw = optimizer.batches();
        input.borrow(x);
        forward(Mode.TRAIN);
        float loss = head.train(outputOut, y, sampleWeights, dOutput);
        if (!Float.isFinite(loss)) {
            throw guard.diverged(loss, x, y, this::trace);
        }
        backward();
        guard.requireFiniteGradients(x, y);
        return loss;
    }

    @Override
    public void applyGradients() {
        guard.requireGradients();
        optimizer.step();
    }

    @Override
    public float testOnBatch(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
        input.borrow(x);
        forward(Mode.INFER);
        return head.test(outputOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward(Mode.INFER);
        head.predict(outputOut, out);
    }

    @Override
    public void predictSample(FMatrixRMaj x, long sample, FMatrixRMaj out) {
        batches.require(x);
        draw = Draw.ofSample(sample);
        input.borrow(x);
        forward(Mode.SAMPLE);
        head.predict(outputOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward(Mode mode) {
        forwardInputNoise(mode);
        forwardHidden1(mode);
        forwardAlphaDropout(mode);
        forwardHidden2(mode);
        forwardNoise(mode);
        forwardOutput();
    }

    /** inputNoise: normal noise of deviation 0.1 by default, except in inference. */
    private void forwardInputNoise(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.gaussianNoise(input, inputNoiseDeviation.floatValue(), inputNoiseStream.key(draw), inputNoiseOut);
        }
    }

    /** hidden1: 6 → 8, SELU. */
    private void forwardHidden1(Mode mode) {
        kernels.dense(
                mode == Mode.INFER ? input : inputNoiseOut, hidden1Weights.tensor(), hidden1Bias.tensor(), hidden1Out);
        kernels.activate(SELU, hidden1Out, hidden1Out);
    }

    /** alphaDropout: alpha dropout of 10 % by default, except in inference. */
    private void forwardAlphaDropout(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.alphaDropout(
                    hidden1Out, alphaDropoutRate.floatValue(), alphaDropoutStream.key(draw), alphaDropoutOut);
        }
    }

    /** hidden2: 8 → 8. */
    private void forwardHidden2(Mode mode) {
        kernels.dense(
                mode == Mode.INFER ? hidden1Out : alphaDropoutOut,
                hidden2Weights.tensor(),
                hidden2Bias.tensor(),
                hidden2Out);
    }

    /** noise: normal noise of deviation 0.5 by default, except in inference, in place. */
    private void forwardNoise(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.gaussianNoise(hidden2Out, noiseDeviation.floatValue(), noiseStream.key(draw), hidden2Out);
        }
    }

    /** output: 8 → 1. */
    private void forwardOutput() {
        kernels.dense(hidden2Out, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardInputNoise(Mode.TRAIN);
        guard.trace(inputNoise, inputNoiseOut);
        forwardHidden1(Mode.TRAIN);
        guard.trace(hidden1, hidden1Out);
        forwardAlphaDropout(Mode.TRAIN);
        guard.trace(alphaDropout, alphaDropoutOut);
        forwardHidden2(Mode.TRAIN);
        guard.trace(hidden2, hidden2Out);
        forwardNoise(Mode.TRAIN);
        guard.trace(noise, hidden2Out);
        forwardOutput();
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardHidden2();
        backwardAlphaDropout();
        backwardHidden1();
    }

    /** output: 1 → 8; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(hidden2Out, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dNoise);
    }

    /** hidden2: 8 → 8; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardHidden2() {
        kernels.weightsGradient(alphaDropoutOut, dHidden2, hidden2Weights.gradientTensor());
        kernels.biasGradient(dHidden2, hidden2Bias.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dAlphaDropout);
    }

    /** alphaDropout: dx = a·mask·dy, with the mask of the forward pass. */
    private void backwardAlphaDropout() {
        kernels.alphaDropoutBackward(
                dAlphaDropout, alphaDropoutRate.floatValue(), alphaDropoutStream.key(draw), dHidden1);
    }

    /** hidden1: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before hidden1 is trained. */
    private void backwardHidden1() {
        kernels.activateBackward(SELU, hidden1Out, dHidden1, dHidden1);
        kernels.weightsGradient(inputNoiseOut, dHidden1, hidden1Weights.gradientTensor());
        kernels.biasGradient(dHidden1, hidden1Bias.gradientTensor());
    }

    @Override
    public Layer inputNoise() {
        return inputNoise;
    }

    @Override
    public DenseLayer hidden1() {
        return hidden1;
    }

    @Override
    public Layer alphaDropout() {
        return alphaDropout;
    }

    @Override
    public DenseLayer hidden2() {
        return hidden2;
    }

    @Override
    public Layer noise() {
        return noise;
    }

    @Override
    public DenseLayer output() {
        return output;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Noisy source, Class<Noisy> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Noisy}, until {@link #unfreeze}. */
    public void freeze(Class<? super Noisy> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Noisy} again. */
    public void unfreeze(Class<? super Noisy> part) {
        layers.unfreeze(part);
    }

    @Override
    public List<Layer> layers() {
        return layers.all();
    }

    @Override
    public List<Parameter> parameters() {
        return layers.parameters();
    }

    @Override
    public Graph graph() {
        return settings.graph(GraphHolder.GRAPH);
    }

    @Override
    public String summary() {
        return layers.summary(graph().summary()) + settings.summary();
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
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("structure", GraphHolder.STRUCTURE);
        visitor.visit("settings", settings);
        layers.visit(visitor);
        visitor.visit("streams", factory);
        visitor.visit("optimizer", optimizer);
        visitor.visit("metrics", head.metrics());
    }

    @Override
    public void useThreads(int threads) {
        kernels.useThreads(threads);
    }

    /** Saves the parameters as a safetensors file. An older file is replaced only after the new one is on disk. */
    public void save(Path path) {
        ModelFile.save(this, path);
    }

    /** Sets the parameters of the best epoch, which {@code Checkpoints.best} kept. */
    public void loadBest(Path directory) {
        Checkpoints.loadBest(this, directory);
    }

    /** Computes loss and metrics over a dataset, in inference mode. */
    public Evaluation evaluate(Dataset data) {
        return Evaluation.of(this, data);
    }

    /** Monte Carlo dropout: mean and standard deviation of {@code samples} calls of {@link #predictSample}. */
    public McPrediction monteCarlo(FMatrixRMaj x, int samples) {
        return McPrediction.of(this, x, samples);
    }

    /** Creates a predictor with the weights as they are now; later training does not change it. */
    public NoisyPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new NoisyPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Noisy", 6);
            graph.node("inputNoise", "GaussianNoise", 6, 6)
                    .training("deviation", 0.1);
            graph.node("hidden1", "Dense", 6, 8)
                    .attributes("bias", true, "function", "SELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 6, 8)
                    .trained("bias", 1, 8);
            graph.node("alphaDropout", "AlphaDropout", 8, 8)
                    .training("rate", 0.1);
            graph.node("hidden2", "Dense", 8, 8)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 8, 8)
                    .trained("bias", 1, 8);
            graph.node("noise", "GaussianNoise", 8, 8)
                    .training("deviation", 0.5);
            graph.node("output", "Dense", 8, 1)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 8, 1)
                    .trained("bias", 1, 1);
            graph.loss("MEAN_SQUARED_ERROR");
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.0, "nesterov", false);
            return graph.build();
        }
    }
}
