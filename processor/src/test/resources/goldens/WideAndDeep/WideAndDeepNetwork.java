package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.ZEROS;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
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
import dev.gradwright.runtime.optimizer.AdamRule;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
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
 * Trains {@link WideAndDeep}: 8 → 1 in 3 dense layers; 959 parameters, 943 of them trained.
 *
 * <pre>
 * layer     kind        output  parameters  multiply-adds
 * features  Flatten          8           0              0
 * norm      BatchNorm        8          32              0
 * hidden1   Dense           30         270            240
 * hidden2   Dense           20         620            600
 * noise     Dropout          8           0              0
 * squashed  Activation       8           0              0
 * joined    Concat          36           0              0
 * output    Dense            1          37             36
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 43,952 bytes. A row takes 876 multiply-adds forward and 1,752 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class WideAndDeepNetwork implements WideAndDeep, TrainableNetwork {
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

    /** rows × 8. */
    private final Tensor input;

    private final Layer features;

    private final BatchNormLayer norm;
    private final BatchNormState normState;
    /** rows × 8. */
    private final Tensor normOut;
    /** rows × 8, shared by norm and noise. */
    private final Tensor dNorm;

    private final DenseLayer hidden1;
    /** 8 × 30. */
    private final NetworkParameter hidden1Weights;
    private final NetworkParameter hidden1Bias;
    /** rows × 30. */
    private final Tensor hidden1Out;
    /** rows × 30. */
    private final Tensor dHidden1;
    /** rows × 8, scratch for one reader's contribution to a shared gradient. */
    private final Tensor dHidden1In;

    private final DenseLayer hidden2;
    /** 30 × 20. */
    private final NetworkParameter hidden2Weights;
    private final NetworkParameter hidden2Bias;
    /** rows × 20. */
    private final Tensor hidden2Out;
    /** rows × 20. */
    private final Tensor dHidden2;

    private final Layer noise;
    private final Setting noiseRate;
    private final RandomStream noiseStream;
    /** rows × 8. */
    private final Tensor noiseOut;
    /** rows × 8, the same tensor as dNorm. */
    private final Tensor dNoise;

    private final Layer squashed;
    /** rows × 8. */
    private final Tensor squashedOut;

    private final Layer joined;
    /** rows × 36. */
    private final Tensor joinedOut;
    /** rows × 36. */
    private final Tensor dJoined;

    private final DenseLayer output;
    /** 36 × 1. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 1. */
    private final Tensor outputOut;
    /** rows × 1. */
    private final Tensor dOutput;

    private WideAndDeepNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(8);

        features = layers.add(new Layer("features", "Flatten", 8, 8));

        normState = factory.batchNorm(8, settings.number("norm.momentum", 0.99), 0.001f);
        normOut = kernels.activations(8);
        dNorm = kernels.activations(8);
        norm = layers.add(new BatchNormLayer("norm", normState, true, true));

        hidden1Weights = factory.weights("hidden1.weights", 8, 30, GLOROT_UNIFORM);
        hidden1Bias = factory.bias("hidden1.bias", 30, ZEROS);
        hidden1Out = kernels.activations(30);
        dHidden1 = kernels.activations(30);
        dHidden1In = kernels.activations(8);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights, hidden1Bias));

        hidden2Weights = factory.weights("hidden2.weights", 30, 20, GLOROT_UNIFORM);
        hidden2Bias = factory.bias("hidden2.bias", 20, ZEROS);
        hidden2Out = kernels.activations(20);
        dHidden2 = kernels.activations(20);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights, hidden2Bias));

        noiseRate = settings.of("noise.rate", 0.1);
        noiseStream = factory.stream("noise");
        noiseOut = kernels.activations(8);
        dNoise = dNorm;
        noise = layers.add(new Layer("noise", "Dropout", 8, 8));

        squashedOut = kernels.activations(8);
        squashed = layers.add(new Layer("squashed", "Activation", 8, 8));

        joinedOut = kernels.activations(36);
        dJoined = kernels.activations(36);
        joined = layers.add(new Layer("joined", "Concat", 36, 36));

        outputWeights = factory.weights("output.weights", 36, 1, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 1, ZEROS);
        outputOut = kernels.activations(1);
        dOutput = kernels.activations(1);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        createParts();
        head = new OutputHead(1, new MeanSquaredError());
        batches = new BatchCheck(kernels, 8, 1, head.targets());
        optimizer = new ParameterOptimizer(
                        kernels,
                        layers.parameters(),
                        () -> new AdamRule(
                                settings.beta1(0.9),
                                settings.beta2(0.999),
                                settings.epsilon(1e-7),
                                settings.amsgrad(false)),
                        settings.schedule(new ConstantSchedule(settings.learningRate(0.001))),
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
    public static WideAndDeepNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static WideAndDeepNetwork create(long seed, KernelTier tier) {
        return new WideAndDeepNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static WideAndDeepNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static WideAndDeepNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new WideAndDeepNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static WideAndDeepNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static WideAndDeepNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        WideAndDeepNetwork network = new WideAndDeepNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(WideAndDeep.class, layers.all());
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
        forwardNorm(mode);
        forwardHidden1();
        forwardHidden2();
        forwardNoise(mode);
        forwardSquashed();
        forwardJoined(mode);
        forwardOutput();
    }

    /** norm: batch norm of 8 features. */
    private void forwardNorm(Mode mode) {
        if (mode == Mode.TRAIN && !norm.isFrozen()) {
            kernels.batchNorm(input, normState, normOut);
        } else {
            kernels.batchNormInference(input, normState, normOut);
        }
    }

    /** hidden1: 8 → 30, ReLU. */
    private void forwardHidden1() {
        kernels.dense(normOut, hidden1Weights.tensor(), hidden1Bias.tensor(), hidden1Out);
        kernels.activate(RELU, hidden1Out, hidden1Out);
    }

    /** hidden2: 30 → 20, ReLU. */
    private void forwardHidden2() {
        kernels.dense(hidden1Out, hidden2Weights.tensor(), hidden2Bias.tensor(), hidden2Out);
        kernels.activate(RELU, hidden2Out, hidden2Out);
    }

    /** noise: dropout of 10 % by default, except in inference. */
    private void forwardNoise(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(normOut, noiseRate.floatValue(), noiseStream.key(draw), noiseOut);
        }
    }

    /** squashed: tanh of 8 features. */
    private void forwardSquashed() {
        kernels.activate(TANH, input, squashedOut);
    }

    /** joined: noise, hidden2 and squashed, concatenated, 36 features. */
    private void forwardJoined(Mode mode) {
        kernels.putColumns(mode == Mode.INFER ? normOut : noiseOut, 0, joinedOut);
        kernels.putColumns(hidden2Out, 8, joinedOut);
        kernels.putColumns(squashedOut, 28, joinedOut);
    }

    /** output: 36 → 1. */
    private void forwardOutput() {
        kernels.dense(joinedOut, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardNorm(Mode.TRAIN);
        guard.trace(norm, normOut);
        forwardHidden1();
        guard.trace(hidden1, hidden1Out);
        forwardHidden2();
        guard.trace(hidden2, hidden2Out);
        forwardNoise(Mode.TRAIN);
        guard.trace(noise, noiseOut);
        forwardSquashed();
        guard.trace(squashed, squashedOut);
        forwardJoined(Mode.TRAIN);
        guard.trace(joined, joinedOut);
        forwardOutput();
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardJoined();
        backwardNoise();
        backwardHidden2();
        backwardHidden1();
        backwardNorm();
    }

    /** output: 1 → 36; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(joinedOut, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dJoined);
    }

    /** joined: dx = the columns of dy that belong to noise and hidden2. */
    private void backwardJoined() {
        kernels.takeColumns(dJoined, 0, dNoise);
        kernels.takeColumns(dJoined, 8, dHidden2);
    }

    /** noise: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardNoise() {
        kernels.dropout(dNoise, noiseRate.floatValue(), noiseStream.key(draw), dNorm);
    }

    /** hidden2: 20 → 30; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHidden2() {
        kernels.activateBackward(RELU, hidden2Out, dHidden2, dHidden2);
        kernels.weightsGradient(hidden1Out, dHidden2, hidden2Weights.gradientTensor());
        kernels.biasGradient(dHidden2, hidden2Bias.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dHidden1);
    }

    /** hidden1: 30 → 8; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHidden1() {
        kernels.activateBackward(RELU, hidden1Out, dHidden1, dHidden1);
        kernels.weightsGradient(normOut, dHidden1, hidden1Weights.gradientTensor());
        kernels.biasGradient(dHidden1, hidden1Bias.gradientTensor());
        kernels.inputGradient(dHidden1, hidden1Weights.tensor(), dHidden1In);
        kernels.add(dNorm, dHidden1In, dNorm);
    }

    /** norm: dγ = Σ dy·x̂, dβ = Σ dy; no dx: nothing before norm is trained. */
    private void backwardNorm() {
        if (!norm.isFrozen()) {
            kernels.batchNormBackward(input, dNorm, normState);
        }
    }

    @Override
    public Layer features() {
        return features;
    }

    @Override
    public BatchNormLayer norm() {
        return norm;
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
    public Layer noise() {
        return noise;
    }

    @Override
    public Layer squashed() {
        return squashed;
    }

    @Override
    public Layer joined() {
        return joined;
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
    public List<String> copyFrom(WideAndDeep source, Class<WideAndDeep> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link WideAndDeep}, until {@link #unfreeze}. */
    public void freeze(Class<? super WideAndDeep> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link WideAndDeep} again. */
    public void unfreeze(Class<? super WideAndDeep> part) {
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
    public WideAndDeepPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new WideAndDeepPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("WideAndDeep", 2, 4);
            graph.node("features", "Flatten", 8, 8);
            graph.node("norm", "BatchNorm", 8, 8)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 8)
                    .trained("beta", 1, 8)
                    .untrained("movingMean", 1, 8)
                    .untrained("movingVariance", 1, 8);
            graph.node("hidden1", "Dense", 8, 30)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 8, 30)
                    .trained("bias", 1, 30);
            graph.node("hidden2", "Dense", 30, 20)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 30, 20)
                    .trained("bias", 1, 20);
            graph.node("noise", "Dropout", 8, 8)
                    .reads("norm")
                    .training("rate", 0.1);
            graph.node("squashed", "Activation", 8, 8)
                    .reads("features")
                    .attributes("function", "TANH");
            graph.node("joined", "Concat", 36, 36)
                    .reads("noise", "hidden2", "squashed");
            graph.node("output", "Dense", 36, 1)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 36, 1)
                    .trained("bias", 1, 1);
            graph.loss("MEAN_SQUARED_ERROR");
            graph.optimizer(
                    "Adam", "learningRate", 0.001, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7, "amsgrad", false);
            return graph.build();
        }
    }
}
