package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
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
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.optimizer.AdamRule;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
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
 * Trains {@link HousePrices}: 8 → 30 → 30 → 1; 1,231 parameters, all of them trained.
 *
 * <pre>
 * layer    kind   output  parameters  multiply-adds
 * hidden1  Dense      30         270            240
 * hidden2  Dense      30         930            900
 * price    Dense       1          31             30
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 36,592 bytes. A row takes 1,170 multiply-adds forward and 2,100 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class HousePricesNetwork implements HousePrices, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;

    /** rows × 8. */
    private final Tensor input;

    private final DenseLayer hidden1;
    /** 8 × 30. */
    private final NetworkParameter hidden1Weights;
    private final NetworkParameter hidden1Bias;
    /** rows × 30. */
    private final Tensor hidden1Out;
    /** rows × 30. */
    private final Tensor dHidden1;

    private final DenseLayer hidden2;
    /** 30 × 30. */
    private final NetworkParameter hidden2Weights;
    private final NetworkParameter hidden2Bias;
    /** rows × 30. */
    private final Tensor hidden2Out;
    /** rows × 30. */
    private final Tensor dHidden2;

    private final DenseLayer price;
    /** 30 × 1. */
    private final NetworkParameter priceWeights;
    private final NetworkParameter priceBias;
    /** rows × 1. */
    private final Tensor priceOut;
    /** rows × 1. */
    private final Tensor dPrice;

    private HousePricesNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(8);

        hidden1Weights = factory.weights("hidden1.weights", 8, 30, GLOROT_UNIFORM);
        hidden1Bias = factory.bias("hidden1.bias", 30, ZEROS);
        hidden1Out = kernels.activations(30);
        dHidden1 = kernels.activations(30);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights, hidden1Bias));

        hidden2Weights = factory.weights("hidden2.weights", 30, 30, GLOROT_UNIFORM);
        hidden2Bias = factory.bias("hidden2.bias", 30, ZEROS);
        hidden2Out = kernels.activations(30);
        dHidden2 = kernels.activations(30);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights, hidden2Bias));

        priceWeights = factory.weights("price.weights", 30, 1, GLOROT_UNIFORM);
        priceBias = factory.bias("price.bias", 1, ZEROS);
        priceOut = kernels.activations(1);
        dPrice = kernels.activations(1);
        price = layers.add(new DenseLayer("price", priceWeights, priceBias));

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
    public static HousePricesNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static HousePricesNetwork create(long seed, KernelTier tier) {
        return new HousePricesNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static HousePricesNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static HousePricesNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new HousePricesNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static HousePricesNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static HousePricesNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        HousePricesNetwork network = new HousePricesNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(HousePrices.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        input.borrow(x);
        forward();
        float loss = head.train(priceOut, y, sampleWeights, dPrice);
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
        forward();
        return head.test(priceOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward();
        head.predict(priceOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward() {
        forwardHidden1();
        forwardHidden2();
        forwardPrice();
    }

    /** hidden1: 8 → 30, ReLU. */
    private void forwardHidden1() {
        kernels.dense(input, hidden1Weights.tensor(), hidden1Bias.tensor(), hidden1Out);
        kernels.activate(RELU, hidden1Out, hidden1Out);
    }

    /** hidden2: 30 → 30, ReLU. */
    private void forwardHidden2() {
        kernels.dense(hidden1Out, hidden2Weights.tensor(), hidden2Bias.tensor(), hidden2Out);
        kernels.activate(RELU, hidden2Out, hidden2Out);
    }

    /** price: 30 → 1. */
    private void forwardPrice() {
        kernels.dense(hidden2Out, priceWeights.tensor(), priceBias.tensor(), priceOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardHidden1();
        guard.trace(hidden1, hidden1Out);
        forwardHidden2();
        guard.trace(hidden2, hidden2Out);
        forwardPrice();
        guard.trace(price, priceOut);
    }

    private void backward() {
        backwardPrice();
        backwardHidden2();
        backwardHidden1();
    }

    /** price: 1 → 30; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardPrice() {
        kernels.weightsGradient(hidden2Out, dPrice, priceWeights.gradientTensor());
        kernels.biasGradient(dPrice, priceBias.gradientTensor());
        kernels.inputGradient(dPrice, priceWeights.tensor(), dHidden2);
    }

    /** hidden2: 30 → 30; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHidden2() {
        kernels.activateBackward(RELU, hidden2Out, dHidden2, dHidden2);
        kernels.weightsGradient(hidden1Out, dHidden2, hidden2Weights.gradientTensor());
        kernels.biasGradient(dHidden2, hidden2Bias.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dHidden1);
    }

    /** hidden1: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before hidden1 is trained. */
    private void backwardHidden1() {
        kernels.activateBackward(RELU, hidden1Out, dHidden1, dHidden1);
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
    public DenseLayer price() {
        return price;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(HousePrices source, Class<HousePrices> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link HousePrices}, until {@link #unfreeze}. */
    public void freeze(Class<? super HousePrices> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link HousePrices} again. */
    public void unfreeze(Class<? super HousePrices> part) {
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
    public HousePricesPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new HousePricesPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("HousePrices", 8);
            graph.node("hidden1", "Dense", 8, 30)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 8, 30)
                    .trained("bias", 1, 30);
            graph.node("hidden2", "Dense", 30, 30)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 30, 30)
                    .trained("bias", 1, 30);
            graph.node("price", "Dense", 30, 1)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 30, 1)
                    .trained("bias", 1, 1);
            graph.loss("MEAN_SQUARED_ERROR");
            graph.optimizer(
                    "Adam", "learningRate", 0.001, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7, "amsgrad", false);
            return graph.build();
        }
    }
}
