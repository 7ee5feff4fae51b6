import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
import static dev.gradwright.dsl.Distribution.UNIFORM;
import static dev.gradwright.dsl.FanMode.FAN_AVG;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.dsl.ScheduleUnit.EPOCH;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.init.VarianceScaling;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.loss.SigmoidBinaryCrossentropy;
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
import dev.gradwright.runtime.schedule.ExponentialSchedule;
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
 * Trains {@link SpamFilter}: 57 → 16 → 1; 945 parameters, all of them trained.
 *
 * <pre>
 * layer        kind        output  parameters  multiply-adds
 * noise        Dropout         57           0              0
 * hidden       Dense           16         928            912
 * slope        Activation      16           0              0
 * logit        Dense            1          17             16
 * probability  Activation       1           0              0
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 30,540 bytes. A row takes 928 multiply-adds forward and 944 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class SpamFilterNetwork implements SpamFilter, TrainableNetwork {
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

    /** rows × 57. */
    private final Tensor input;

    private final Layer noise;
    private final Setting noiseRate;
    private final RandomStream noiseStream;
    /** rows × 57. */
    private final Tensor noiseOut;

    private final DenseLayer hidden;
    /** 57 × 16. */
    private final NetworkParameter hiddenWeights;
    private final NetworkParameter hiddenBias;
    /** rows × 16, shared by hidden and slope. */
    private final Tensor hiddenOut;
    /** rows × 16. */
    private final Tensor dHidden;

    private final Layer slope;

    private final DenseLayer logit;
    /** 16 × 1. */
    private final NetworkParameter logitWeights;
    private final NetworkParameter logitBias;
    /** rows × 1, logits: the loss applies the sigmoid. */
    private final Tensor logitOut;
    /** rows × 1. */
    private final Tensor dLogit;

    private final Layer probability;

    private SpamFilterNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(57);

        noiseRate = settings.of("noise.rate", 0.1);
        noiseStream = factory.stream("noise");
        noiseOut = kernels.activations(57);
        noise = layers.add(new Layer("noise", "Dropout", 57, 57));

        hiddenWeights = factory.weights("hidden.weights", 57, 16, new VarianceScaling(2, FAN_AVG, UNIFORM));
        hiddenBias = factory.bias("hidden.bias", 16, ZEROS);
        hiddenOut = kernels.activations(16);
        dHidden = kernels.activations(16);
        hidden = layers.add(new DenseLayer("hidden", hiddenWeights, hiddenBias));

        slope = layers.add(new Layer("slope", "Activation", 16, 16));

        logitWeights = factory.weights("logit.weights", 16, 1, GLOROT_UNIFORM);
        logitBias = factory.bias("logit.bias", 1, ZEROS);
        logitOut = kernels.activations(1);
        dLogit = kernels.activations(1);
        logit = layers.add(new DenseLayer("logit", logitWeights, logitBias));

        probability = layers.add(new Layer("probability", "Activation", 1, 1));

        createParts();
        head = new OutputHead(1, new SigmoidBinaryCrossentropy(settings.loss("labelSmoothing", 0.1f)), ACCURACY);
        batches = new BatchCheck(kernels, 57, 1, head.targets());
        optimizer = new ParameterOptimizer(
                        kernels,
                        layers.parameters(),
                        () -> new SgdRule(settings.momentum(0.9), settings.nesterov(true)),
                        settings.schedule(new ExponentialSchedule(
                                settings.learningRate(0.01),
                                settings.number("schedule.rate", 0.5),
                                settings.count("schedule.steps", 10),
                                settings.flag("schedule.staircase", true),
                                EPOCH)),
                        GradientClipping.byValue(settings.of("clip.value", 0.5)))
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
    public static SpamFilterNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static SpamFilterNetwork create(long seed, KernelTier tier) {
        return new SpamFilterNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static SpamFilterNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static SpamFilterNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new SpamFilterNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static SpamFilterNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static SpamFilterNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        SpamFilterNetwork network = new SpamFilterNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(SpamFilter.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        draw = optimizer.batches();
        input.borrow(x);
        forward(Mode.TRAIN);
        float loss = head.train(logitOut, y, sampleWeights, dLogit);
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
        return head.test(logitOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward(Mode.INFER);
        head.predict(logitOut, out);
    }

    @Override
    public void predictSample(FMatrixRMaj x, long sample, FMatrixRMaj out) {
        batches.require(x);
        draw = Draw.ofSample(sample);
        input.borrow(x);
        forward(Mode.SAMPLE);
        head.predict(logitOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward(Mode mode) {
        forwardNoise(mode);
        forwardHidden(mode);
        forwardLogit();
    }

    /** noise: dropout of 10 % by default, except in inference. */
    private void forwardNoise(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(input, noiseRate.floatValue(), noiseStream.key(draw), noiseOut);
        }
    }

    /** hidden: 57 → 16, then slope: leaky ReLU. */
    private void forwardHidden(Mode mode) {
        kernels.dense(mode == Mode.INFER ? input : noiseOut, hiddenWeights.tensor(), hiddenBias.tensor(), hiddenOut);
        kernels.activate(LEAKY_RELU, 0.2f, hiddenOut, hiddenOut);
    }

    /** logit: 16 → 1, logits of the sigmoid. */
    private void forwardLogit() {
        kernels.dense(hiddenOut, logitWeights.tensor(), logitBias.tensor(), logitOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardNoise(Mode.TRAIN);
        guard.trace(noise, noiseOut);
        kernels.dense(noiseOut, hiddenWeights.tensor(), hiddenBias.tensor(), hiddenOut);
        guard.trace(hidden, hiddenOut);
        kernels.activate(LEAKY_RELU, 0.2f, hiddenOut, hiddenOut);
        guard.trace(slope, hiddenOut);
        forwardLogit();
        guard.trace(logit, logitOut);
    }

    private void backward() {
        backwardLogit();
        backwardHidden();
    }

    /** logit: 1 → 16; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardLogit() {
        kernels.weightsGradient(hiddenOut, dLogit, logitWeights.gradientTensor());
        kernels.biasGradient(dLogit, logitBias.gradientTensor());
        kernels.inputGradient(dLogit, logitWeights.tensor(), dHidden);
    }

    /** hidden: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before hidden is trained. */
    private void backwardHidden() {
        kernels.activateBackward(LEAKY_RELU, 0.2f, hiddenOut, dHidden, dHidden);
        kernels.weightsGradient(noiseOut, dHidden, hiddenWeights.gradientTensor());
        kernels.biasGradient(dHidden, hiddenBias.gradientTensor());
    }

    @Override
    public Layer noise() {
        return noise;
    }

    @Override
    public DenseLayer hidden() {
        return hidden;
    }

    @Override
    public Layer slope() {
        return slope;
    }

    @Override
    public DenseLayer logit() {
        return logit;
    }

    @Override
    public Layer probability() {
        return probability;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(SpamFilter source, Class<SpamFilter> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link SpamFilter}, until {@link #unfreeze}. */
    public void freeze(Class<? super SpamFilter> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link SpamFilter} again. */
    public void unfreeze(Class<? super SpamFilter> part) {
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
    public SpamFilterPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new SpamFilterPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("SpamFilter", 57);
            graph.node("noise", "Dropout", 57, 57)
                    .training("rate", 0.1);
            graph.node("hidden", "Dense", 57, 16)
                    .attributes("bias", true)
                    .training(
                            "init", "VarianceScaling", "init.scale", 2.0, "init.mode", "FAN_AVG",
                            "init.distribution", "UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 57, 16)
                    .trained("bias", 1, 16);
            graph.node("slope", "Activation", 16, 16)
                    .attributes("function", "LEAKY_RELU", "alpha", 0.2);
            graph.node("logit", "Dense", 16, 1)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 16, 1)
                    .trained("bias", 1, 1);
            graph.node("probability", "Activation", 1, 1)
                    .attributes("function", "SIGMOID");
            graph.loss("BINARY_CROSSENTROPY", "labelSmoothing", 0.1, "fusedActivation", "SIGMOID");
            graph.metrics(
                    "value", List.of("ACCURACY"), "threshold", 0.5, "topK", 5, "aucThresholds", 0, "weighted", false);
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.9, "nesterov", true);
            graph.schedule("Exponential", "rate", 0.5, "steps", 10, "staircase", true, "unit", "EPOCH");
            graph.clipping("value", 0.5);
            return graph.build();
        }
    }
}
