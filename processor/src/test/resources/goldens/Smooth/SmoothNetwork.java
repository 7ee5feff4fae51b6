package example;

import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.MISH;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.Initializer.ORTHOGONAL;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.dsl.Metric.PRECISION;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.init.Constant;
import dev.gradwright.runtime.init.RandomNormal;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.KlDivergence;
import dev.gradwright.runtime.loss.MetricOptions;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.network.BatchCheck;
import dev.gradwright.runtime.network.DivergenceGuard;
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
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.settings.NetworkSettings;
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
 * Trains {@link Smooth}: 6 → 8 → 8 → 3; 179 parameters, 163 of them trained.
 *
 * <pre>
 * layer    kind        output  parameters  multiply-adds
 * hidden1  Dense            8          56             48
 * hidden2  Dense            8          64             64
 * norm     BatchNorm        8          32              0
 * swish    Activation       8           0              0
 * mish     Activation       8           0              0
 * output   Dense            3          27             24
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 11,992 bytes. A row takes 136 multiply-adds forward and 224 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class SmoothNetwork implements Smooth, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;

    /** rows × 6. */
    private final Tensor input;

    private final DenseLayer hidden1;
    /** 6 × 8. */
    private final NetworkParameter hidden1Weights;
    private final NetworkParameter hidden1Bias;
    /** rows × 8, kept for the slope of the activation. */
    private final Tensor hidden1Z;
    /** rows × 8. */
    private final Tensor hidden1Out;
    /** rows × 8. */
    private final Tensor dHidden1;

    private final DenseLayer hidden2;
    /** 8 × 8. */
    private final NetworkParameter hidden2Weights;
    /** rows × 8. */
    private final Tensor hidden2Out;
    /** rows × 8, shared by hidden2, norm, swish and mish. */
    private final Tensor dHidden2;

    private final BatchNormLayer norm;
    private final BatchNormState normState;
    /** rows × 8. */
    private final Tensor normOut;
    /** rows × 8, the same tensor as dHidden2. */
    private final Tensor dNorm;

    private final Layer swish;
    /** rows × 8. */
    private final Tensor swishOut;
    /** rows × 8, the same tensor as dHidden2. */
    private final Tensor dSwish;

    private final Layer mish;
    /** rows × 8. */
    private final Tensor mishOut;
    /** rows × 8, the same tensor as dHidden2. */
    private final Tensor dMish;

    private final DenseLayer output;
    /** 8 × 3. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 3. */
    private final Tensor outputOut;
    /** rows × 3. */
    private final Tensor dOutput;

    private SmoothNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(6);

        hidden1Weights = factory.weights("hidden1.weights", 6, 8, new RandomNormal(0, 0.1));
        hidden1Bias = factory.bias("hidden1.bias", 8, ZEROS);
        hidden1Z = kernels.activations(8);
        hidden1Out = kernels.activations(8);
        dHidden1 = kernels.activations(8);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights, hidden1Bias));

        hidden2Weights = factory.weights("hidden2.weights", 8, 8, ORTHOGONAL);
        hidden2Out = kernels.activations(8);
        dHidden2 = kernels.activations(8);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights));

        normState = factory.batchNorm(8, settings.number("norm.momentum", 0.99), 0.001f);
        normOut = kernels.activations(8);
        dNorm = dHidden2;
        norm = layers.add(new BatchNormLayer("norm", normState, true, true));

        swishOut = kernels.activations(8);
        dSwish = dHidden2;
        swish = layers.add(new Layer("swish", "Activation", 8, 8));

        mishOut = kernels.activations(8);
        dMish = dHidden2;
        mish = layers.add(new Layer("mish", "Activation", 8, 8));

        outputWeights = factory.weights("output.weights", 8, 3, new Constant(0.5));
        outputBias = factory.bias("output.bias", 3, ZEROS);
        outputOut = kernels.activations(3);
        dOutput = kernels.activations(3);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        createParts();
        head = new OutputHead(3, new KlDivergence(), new MetricOptions(0.7f, 5, 0, true), ACCURACY, PRECISION);
        batches = new BatchCheck(kernels, 6, 3, head.targets());
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
    public static SmoothNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static SmoothNetwork create(long seed, KernelTier tier) {
        return new SmoothNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static SmoothNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static SmoothNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new SmoothNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static SmoothNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static SmoothNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        SmoothNetwork network = new SmoothNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Smooth.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
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
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward(Mode mode) {
        forwardHidden1();
        forwardHidden2();
        forwardNorm(mode);
        forwardSwish();
        forwardMish();
        forwardOutput();
    }

    /** hidden1: 6 → 8, GELU. */
    private void forwardHidden1() {
        kernels.dense(input, hidden1Weights.tensor(), hidden1Bias.tensor(), hidden1Z);
        kernels.activate(GELU, hidden1Z, hidden1Out);
    }

    /** hidden2: 8 → 8, no bias. */
    private void forwardHidden2() {
        kernels.dense(hidden1Out, hidden2Weights.tensor(), hidden2Out);
    }

    /** norm: batch norm of 8 features. */
    private void forwardNorm(Mode mode) {
        if (mode == Mode.TRAIN && !norm.isFrozen()) {
            kernels.batchNorm(hidden2Out, normState, normOut);
        } else {
            kernels.batchNormInference(hidden2Out, normState, normOut);
        }
    }

    /** swish: Swish of 8 features. */
    private void forwardSwish() {
        kernels.activate(SWISH, normOut, swishOut);
    }

    /** mish: Mish of 8 features. */
    private void forwardMish() {
        kernels.activate(MISH, swishOut, mishOut);
    }

    /** output: 8 → 3, softmax. */
    private void forwardOutput() {
        kernels.dense(mishOut, outputWeights.tensor(), outputBias.tensor(), outputOut);
        kernels.activate(SOFTMAX, outputOut, outputOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardHidden1();
        guard.trace(hidden1, hidden1Out);
        forwardHidden2();
        guard.trace(hidden2, hidden2Out);
        forwardNorm(Mode.TRAIN);
        guard.trace(norm, normOut);
        forwardSwish();
        guard.trace(swish, swishOut);
        forwardMish();
        guard.trace(mish, mishOut);
        forwardOutput();
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardMish();
        backwardSwish();
        backwardNorm();
        backwardHidden2();
        backwardHidden1();
    }

    /** output: 3 → 8; dz = y·(dy − Σ y·dy), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardOutput() {
        kernels.activateBackward(SOFTMAX, outputOut, dOutput, dOutput);
        kernels.weightsGradient(mishOut, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dMish);
    }

    /** mish: Mish of 8 features; dx = dy·f′(x), computed from x. */
    private void backwardMish() {
        kernels.activateBackward(MISH, swishOut, dMish, dSwish);
    }

    /** swish: Swish of 8 features; dx = dy·f′(x), computed from x. */
    private void backwardSwish() {
        kernels.activateBackward(SWISH, normOut, dSwish, dNorm);
    }

    /**
     * norm: batch norm of 8 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardNorm() {
        if (norm.isFrozen()) {
            kernels.batchNormInferenceBackward(dNorm, normState, dHidden2);
        } else {
            kernels.batchNormBackward(hidden2Out, dNorm, normState, dHidden2);
        }
    }

    /** hidden2: 8 → 8; dW = xᵀ·dy, dx = dy·Wᵀ. */
    private void backwardHidden2() {
        kernels.weightsGradient(hidden1Out, dHidden2, hidden2Weights.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dHidden1);
    }

    /** hidden1: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before hidden1 is trained. */
    private void backwardHidden1() {
        kernels.activateBackward(GELU, hidden1Z, dHidden1, dHidden1);
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
    public BatchNormLayer norm() {
        return norm;
    }

    @Override
    public Layer swish() {
        return swish;
    }

    @Override
    public Layer mish() {
        return mish;
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
    public List<String> copyFrom(Smooth source, Class<Smooth> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Smooth}, until {@link #unfreeze}. */
    public void freeze(Class<? super Smooth> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Smooth} again. */
    public void unfreeze(Class<? super Smooth> part) {
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
    public SmoothPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new SmoothPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Smooth", 6);
            graph.node("hidden1", "Dense", 6, 8)
                    .attributes("bias", true, "function", "GELU")
                    .training("init", "RandomNormal", "init.mean", 0.0, "init.stddev", 0.1, "biasInit", "ZEROS")
                    .trained("weights", 6, 8)
                    .trained("bias", 1, 8);
            graph.node("hidden2", "Dense", 8, 8)
                    .attributes("bias", false)
                    .training("init", "ORTHOGONAL")
                    .trained("weights", 8, 8);
            graph.node("norm", "BatchNorm", 8, 8)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 8)
                    .trained("beta", 1, 8)
                    .untrained("movingMean", 1, 8)
                    .untrained("movingVariance", 1, 8);
            graph.node("swish", "Activation", 8, 8)
                    .attributes("function", "SWISH");
            graph.node("mish", "Activation", 8, 8)
                    .attributes("function", "MISH");
            graph.node("output", "Dense", 8, 3)
                    .attributes("bias", true, "function", "SOFTMAX")
                    .training("init", "Constant", "init.value", 0.5, "biasInit", "ZEROS")
                    .trained("weights", 8, 3)
                    .trained("bias", 1, 3);
            graph.loss("KL_DIVERGENCE");
            graph.metrics(
                    "value", List.of("ACCURACY", "PRECISION"), "threshold", 0.7, "topK", 5, "aucThresholds", 0,
                    "weighted", true);
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.0, "nesterov", false);
            return graph.build();
        }
    }
}
