package gallery;

import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.Metric.ACCURACY;

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
import dev.gradwright.runtime.layer.LayerNormLayer;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.loss.SigmoidBinaryCrossentropy;
import dev.gradwright.runtime.network.BatchCheck;
import dev.gradwright.runtime.network.DivergenceGuard;
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.network.ParameterSpec;
import dev.gradwright.runtime.network.Penalties;
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
 * Trains {@link Shirts}: 784 → 100 → 50 → 1; 83,801 parameters, 5,301 of them trained.
 *
 * <pre>
 * layer    kind       output  parameters  multiply-adds
 * pixels   Flatten       784           0              0
 * hidden1  Dense         100      78,500         78,400
 * norm     LayerNorm     100         200              0
 * hidden2  Dense          50       5,050          5,000
 * shirt    Dense           1          51             50
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 536,076 bytes. A row takes 83,450 multiply-adds forward and 10,100
 * backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ShirtsNetwork implements Shirts, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final Penalties penalties;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;

    /** rows × 784. */
    private final Tensor input;

    private final Layer pixels;

    private final DenseLayer hidden1;
    /** 784 × 100. */
    private final NetworkParameter hidden1Weights;
    private final NetworkParameter hidden1Bias;
    /** rows × 100. */
    private final Tensor hidden1Out;

    private final LayerNormLayer norm;
    private final NetworkParameter normGamma;
    private final NetworkParameter normBeta;
    /** rows × 100. */
    private final Tensor normOut;
    /** rows × 100. */
    private final Tensor dNorm;

    private final DenseLayer hidden2;
    /** 100 × 50. */
    private final NetworkParameter hidden2Weights;
    private final NetworkParameter hidden2Bias;
    /** rows × 50, kept for the slope of the activation. */
    private final Tensor hidden2Z;
    /** rows × 50. */
    private final Tensor hidden2Out;
    /** rows × 50. */
    private final Tensor dHidden2;

    private final DenseLayer shirt;
    /** 50 × 1. */
    private final NetworkParameter shirtWeights;
    private final NetworkParameter shirtBias;
    /** rows × 1, logits: the loss applies the sigmoid. */
    private final Tensor shirtOut;
    /** rows × 1. */
    private final Tensor dShirt;

    private ShirtsNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        penalties = new Penalties(kernels, layers);
        input = kernels.activations(784);

        pixels = layers.add(new Layer("pixels", "Flatten", 784, 784));

        hidden1Weights = factory.weights("hidden1.weights", 784, 100, HE_NORMAL, ParameterSpec.FROZEN);
        hidden1Bias = factory.bias("hidden1.bias", 100, ZEROS, ParameterSpec.FROZEN);
        hidden1Out = kernels.activations(100);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights, hidden1Bias));

        normGamma = factory.constant("norm.gamma", 100, 1f);
        normBeta = factory.constant("norm.beta", 100, 0f);
        normOut = kernels.activations(100);
        dNorm = kernels.activations(100);
        norm = layers.add(new LayerNormLayer("norm", normGamma, normBeta));

        hidden2Weights = factory.weights(
                "hidden2.weights", 100, 50, HE_NORMAL, ParameterSpec.TRAINED.l2(settings.of("hidden2.l2", 1e-4)));
        hidden2Bias = factory.bias("hidden2.bias", 50, ZEROS);
        hidden2Z = kernels.activations(50);
        hidden2Out = kernels.activations(50);
        dHidden2 = kernels.activations(50);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights, hidden2Bias));

        shirtWeights = factory.weights("shirt.weights", 50, 1, GLOROT_UNIFORM);
        shirtBias = factory.bias("shirt.bias", 1, ZEROS);
        shirtOut = kernels.activations(1);
        dShirt = kernels.activations(1);
        shirt = layers.add(new DenseLayer("shirt", shirtWeights, shirtBias));

        createParts();
        head = new OutputHead(1, new SigmoidBinaryCrossentropy(settings.loss("labelSmoothing", 0f)), ACCURACY);
        batches = new BatchCheck(kernels, 784, 1, head.targets());
        optimizer = new ParameterOptimizer(
                        kernels,
                        layers.parameters(),
                        () -> new SgdRule(settings.momentum(0.9), settings.nesterov(true)),
                        settings.schedule(new ConstantSchedule(settings.learningRate(0.01))),
                        GradientClipping.byGlobalNorm(settings.of("clip.globalNorm", 1)))
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
    public static ShirtsNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static ShirtsNetwork create(long seed, KernelTier tier) {
        return new ShirtsNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static ShirtsNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static ShirtsNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new ShirtsNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static ShirtsNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static ShirtsNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        ShirtsNetwork network = new ShirtsNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Shirts.class, layers.all());
        layers.addPart(Trunk.class, List.of(pixels, hidden1, norm, hidden2));
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        input.borrow(x);
        forward();
        float loss = head.train(shirtOut, y, sampleWeights, penalties.value(), dShirt);
        if (!Float.isFinite(loss)) {
            throw guard.diverged(loss, x, y, this::trace);
        }
        backward();
        penalties.addGradients();
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
        forward();
        return head.test(shirtOut, y, penalties.value());
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward();
        head.predict(shirtOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward() {
        forwardHidden1();
        forwardNorm();
        forwardHidden2();
        forwardShirt();
    }

    /** hidden1: 784 → 100, frozen, Swish. */
    private void forwardHidden1() {
        kernels.dense(input, hidden1Weights.tensor(), hidden1Bias.tensor(), hidden1Out);
        kernels.activate(SWISH, hidden1Out, hidden1Out);
    }

    /** norm: layer norm of 100 features. */
    private void forwardNorm() {
        kernels.layerNorm(hidden1Out, normGamma.tensor(), normBeta.tensor(), 0.001f, normOut);
    }

    /** hidden2: 100 → 50, Swish. */
    private void forwardHidden2() {
        kernels.dense(normOut, hidden2Weights.tensor(), hidden2Bias.tensor(), hidden2Z);
        kernels.activate(SWISH, hidden2Z, hidden2Out);
    }

    /** shirt: 50 → 1, logits of the sigmoid. */
    private void forwardShirt() {
        kernels.dense(hidden2Out, shirtWeights.tensor(), shirtBias.tensor(), shirtOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardHidden1();
        guard.trace(hidden1, hidden1Out);
        forwardNorm();
        guard.trace(norm, normOut);
        forwardHidden2();
        guard.trace(hidden2, hidden2Out);
        forwardShirt();
        guard.trace(shirt, shirtOut);
    }

    private void backward() {
        backwardShirt();
        backwardHidden2();
        backwardNorm();
    }

    /** shirt: 1 → 50; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardShirt() {
        kernels.weightsGradient(hidden2Out, dShirt, shirtWeights.gradientTensor());
        kernels.biasGradient(dShirt, shirtBias.gradientTensor());
        kernels.inputGradient(dShirt, shirtWeights.tensor(), dHidden2);
    }

    /** hidden2: 50 → 100; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHidden2() {
        kernels.activateBackward(SWISH, hidden2Z, dHidden2, dHidden2);
        kernels.weightsGradient(normOut, dHidden2, hidden2Weights.gradientTensor());
        kernels.biasGradient(dHidden2, hidden2Bias.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dNorm);
    }

    /**
     * norm: layer norm of 100 features;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row;
     * dx overwrites dy and is not used.
     */
    private void backwardNorm() {
        kernels.layerNormBackward(
                hidden1Out,
                dNorm,
                normGamma.tensor(),
                0.001f,
                normGamma.gradientTensor(),
                normBeta.gradientTensor(),
                dNorm);
    }

    @Override
    public Layer pixels() {
        return pixels;
    }

    @Override
    public DenseLayer hidden1() {
        return hidden1;
    }

    @Override
    public LayerNormLayer norm() {
        return norm;
    }

    @Override
    public DenseLayer hidden2() {
        return hidden2;
    }

    @Override
    public DenseLayer shirt() {
        return shirt;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Shirts source, Class<Shirts> part) {
        return layers.copy(source, part);
    }

    /**
     * Copies the parameters of the layers of {@link Trunk} from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Trunk source, Class<Trunk> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Shirts} or of a supertype, until {@link #unfreeze}. */
    public void freeze(Class<? super Shirts> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Shirts} or of a supertype again. */
    public void unfreeze(Class<? super Shirts> part) {
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
    public ShirtsPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new ShirtsPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Shirts", 28, 28);
            graph.node("pixels", "Flatten", 784, 784);
            graph.node("hidden1", "Dense", 784, 100)
                    .attributes("bias", true, "function", "SWISH")
                    .training("init", "HE_NORMAL", "biasInit", "ZEROS", "frozen", true)
                    .untrained("weights", 784, 100)
                    .untrained("bias", 1, 100);
            graph.node("norm", "LayerNorm", 100, 100)
                    .attributes("epsilon", 0.001)
                    .trained("gamma", 1, 100)
                    .trained("beta", 1, 100);
            graph.node("hidden2", "Dense", 100, 50)
                    .attributes("bias", true, "function", "SWISH")
                    .training("init", "HE_NORMAL", "biasInit", "ZEROS", "l2", 1e-4)
                    .trained("weights", 100, 50)
                    .trained("bias", 1, 50);
            graph.node("shirt", "Dense", 50, 1)
                    .attributes("bias", true, "function", "SIGMOID")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 50, 1)
                    .trained("bias", 1, 1);
            graph.loss("BINARY_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SIGMOID");
            graph.metrics(
                    "value", List.of("ACCURACY"), "threshold", 0.5, "topK", 5, "aucThresholds", 0, "weighted", false);
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.9, "nesterov", true);
            graph.clipping("globalNorm", 1.0);
            return graph.build();
        }
    }
}
