package example;

import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
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
import dev.gradwright.runtime.layer.LayerNormLayer;
import dev.gradwright.runtime.loss.MeanSquaredError;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.network.BatchCheck;
import dev.gradwright.runtime.network.DivergenceGuard;
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.network.ParameterSpec;
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
 * Trains {@link Glasses}: 9 → 8 → 6 → 5 → 1; 237 parameters, 54 of them trained.
 *
 * <pre>
 * layer    kind       output  parameters  multiply-adds
 * hidden1  Dense           8          80             72
 * norm1    BatchNorm       8          32              0
 * adapter  Dense           6          48             48
 * norm2    BatchNorm       6          24              0
 * rows     LayerNorm       6          12              0
 * hidden2  Dense           5          35             30
 * output   Dense           1           6              5
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 9,476 bytes. A row takes 155 multiply-adds forward and 88 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class GlassesNetwork implements Glasses, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;

    /** rows × 9. */
    private final Tensor input;

    private final DenseLayer hidden1;
    /** 9 × 8. */
    private final NetworkParameter hidden1Weights;
    private final NetworkParameter hidden1Bias;
    /** rows × 8. */
    private final Tensor hidden1Out;

    private final BatchNormLayer norm1;
    private final BatchNormState norm1State;
    /** rows × 8. */
    private final Tensor norm1Out;

    private final DenseLayer adapter;
    /** 8 × 6. */
    private final NetworkParameter adapterWeights;
    /** rows × 6. */
    private final Tensor adapterOut;
    /** rows × 6, shared by adapter, norm2 and rows. */
    private final Tensor dAdapter;

    private final BatchNormLayer norm2;
    private final BatchNormState norm2State;
    /** rows × 6. */
    private final Tensor norm2Out;
    /** rows × 6, the same tensor as dAdapter. */
    private final Tensor dNorm2;

    private final LayerNormLayer rows;
    private final NetworkParameter rowsGamma;
    private final NetworkParameter rowsBeta;
    /** Scratch for the gradients of a frozen layer, which are discarded. */
    private final Tensor rowsDiscarded;
    /** rows × 6. */
    private final Tensor rowsOut;
    /** rows × 6, the same tensor as dAdapter. */
    private final Tensor dRows;

    private final DenseLayer hidden2;
    /** 6 × 5. */
    private final NetworkParameter hidden2Weights;
    private final NetworkParameter hidden2Bias;
    /** rows × 5. */
    private final Tensor hidden2Out;
    /** rows × 5. */
    private final Tensor dHidden2;

    private final DenseLayer output;
    /** 5 × 1. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 1. */
    private final Tensor outputOut;
    /** rows × 1. */
    private final Tensor dOutput;

    private GlassesNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(9);

        hidden1Weights = factory.weights("hidden1.weights", 9, 8, GLOROT_UNIFORM, ParameterSpec.FROZEN);
        hidden1Bias = factory.bias("hidden1.bias", 8, ZEROS, ParameterSpec.FROZEN);
        hidden1Out = kernels.activations(8);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights, hidden1Bias));

        norm1State = factory.frozenBatchNorm(8, 0.99, 0.001f);
        norm1Out = kernels.activations(8);
        norm1 = layers.add(new BatchNormLayer("norm1", norm1State, true, true));

        adapterWeights = factory.weights("adapter.weights", 8, 6, HE_NORMAL);
        adapterOut = kernels.activations(6);
        dAdapter = kernels.activations(6);
        adapter = layers.add(new DenseLayer("adapter", adapterWeights));

        norm2State = factory.frozenBatchNorm(6, 0.99, 0.001f);
        norm2Out = kernels.activations(6);
        dNorm2 = dAdapter;
        norm2 = layers.add(new BatchNormLayer("norm2", norm2State, true, true));

        rowsGamma = factory.constant("rows.gamma", 6, 1f, ParameterSpec.FROZEN);
        rowsBeta = factory.constant("rows.beta", 6, 0f, ParameterSpec.FROZEN);
        rowsDiscarded = kernels.vector(6);
        rowsOut = kernels.activations(6);
        dRows = dAdapter;
        rows = layers.add(new LayerNormLayer("rows", rowsGamma, rowsBeta));

        hidden2Weights = factory.weights("hidden2.weights", 6, 5, GLOROT_UNIFORM, ParameterSpec.FROZEN);
        hidden2Bias = factory.bias("hidden2.bias", 5, ZEROS, ParameterSpec.FROZEN);
        hidden2Out = kernels.activations(5);
        dHidden2 = kernels.activations(5);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights, hidden2Bias));

        outputWeights = factory.weights("output.weights", 5, 1, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 1, ZEROS);
        outputOut = kernels.activations(1);
        dOutput = kernels.activations(1);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        createParts();
        head = new OutputHead(1, new MeanSquaredError());
        batches = new BatchCheck(kernels, 9, 1, head.targets());
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
    public static GlassesNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static GlassesNetwork create(long seed, KernelTier tier) {
        return new GlassesNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static GlassesNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static GlassesNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new GlassesNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static GlassesNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static GlassesNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        GlassesNetwork network = new GlassesNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Glasses.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        input.borrow(x);
        forward();
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
        forward();
        return head.test(outputOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward();
        head.predict(outputOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward() {
        forwardHidden1();
        forwardNorm1();
        forwardAdapter();
        forwardNorm2();
        forwardRows();
        forwardHidden2();
        forwardOutput();
    }

    /** hidden1: 9 → 8, frozen, GELU. */
    private void forwardHidden1() {
        kernels.dense(input, hidden1Weights.tensor(), hidden1Bias.tensor(), hidden1Out);
        kernels.activate(GELU, hidden1Out, hidden1Out);
    }

    /** norm1: batch norm of 8 features, frozen. */
    private void forwardNorm1() {
        kernels.batchNormInference(hidden1Out, norm1State, norm1Out);
    }

    /** adapter: 8 → 6, no bias. */
    private void forwardAdapter() {
        kernels.dense(norm1Out, adapterWeights.tensor(), adapterOut);
    }

    /** norm2: batch norm of 6 features, frozen. */
    private void forwardNorm2() {
        kernels.batchNormInference(adapterOut, norm2State, norm2Out);
    }

    /** rows: layer norm of 6 features, frozen. */
    private void forwardRows() {
        kernels.layerNorm(norm2Out, rowsGamma.tensor(), rowsBeta.tensor(), 0.001f, rowsOut);
    }

    /** hidden2: 6 → 5, frozen, ReLU. */
    private void forwardHidden2() {
        kernels.dense(rowsOut, hidden2Weights.tensor(), hidden2Bias.tensor(), hidden2Out);
        kernels.activate(RELU, hidden2Out, hidden2Out);
    }

    /** output: 5 → 1. */
    private void forwardOutput() {
        kernels.dense(hidden2Out, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardHidden1();
        guard.trace(hidden1, hidden1Out);
        forwardNorm1();
        guard.trace(norm1, norm1Out);
        forwardAdapter();
        guard.trace(adapter, adapterOut);
        forwardNorm2();
        guard.trace(norm2, norm2Out);
        forwardRows();
        guard.trace(rows, rowsOut);
        forwardHidden2();
        guard.trace(hidden2, hidden2Out);
        forwardOutput();
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardHidden2();
        backwardRows();
        backwardNorm2();
        backwardAdapter();
    }

    /** output: 1 → 5; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(hidden2Out, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dHidden2);
    }

    /** hidden2: 5 → 6, frozen; dz = dy·f′(z), dx = dz·Wᵀ. */
    private void backwardHidden2() {
        kernels.activateBackward(RELU, hidden2Out, dHidden2, dHidden2);
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dRows);
    }

    /**
     * rows: layer norm of 6 features, frozen, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row.
     */
    private void backwardRows() {
        kernels.layerNormBackward(norm2Out, dRows, rowsGamma.tensor(), 0.001f, rowsDiscarded, rowsDiscarded, dNorm2);
    }

    /** norm2: batch norm of 6 features, frozen, gradients in place; dx = γ/σ·dy. */
    private void backwardNorm2() {
        kernels.batchNormInferenceBackward(dNorm2, norm2State, dAdapter);
    }

    /** adapter: dW = xᵀ·dy; no dx: nothing before adapter is trained. */
    private void backwardAdapter() {
        kernels.weightsGradient(norm1Out, dAdapter, adapterWeights.gradientTensor());
    }

    @Override
    public DenseLayer hidden1() {
        return hidden1;
    }

    @Override
    public BatchNormLayer norm1() {
        return norm1;
    }

    @Override
    public DenseLayer adapter() {
        return adapter;
    }

    @Override
    public BatchNormLayer norm2() {
        return norm2;
    }

    @Override
    public LayerNormLayer rows() {
        return rows;
    }

    @Override
    public DenseLayer hidden2() {
        return hidden2;
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
    public List<String> copyFrom(Glasses source, Class<Glasses> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Glasses}, until {@link #unfreeze}. */
    public void freeze(Class<? super Glasses> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Glasses} again. */
    public void unfreeze(Class<? super Glasses> part) {
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
    public GlassesPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new GlassesPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Glasses", 9);
            graph.node("hidden1", "Dense", 9, 8)
                    .attributes("bias", true, "function", "GELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS", "frozen", true)
                    .untrained("weights", 9, 8)
                    .untrained("bias", 1, 8);
            graph.node("norm1", "BatchNorm", 8, 8)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99, "frozen", true)
                    .untrained("gamma", 1, 8)
                    .untrained("beta", 1, 8)
                    .untrained("movingMean", 1, 8)
                    .untrained("movingVariance", 1, 8);
            graph.node("adapter", "Dense", 8, 6)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 8, 6);
            graph.node("norm2", "BatchNorm", 6, 6)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99, "frozen", true)
                    .untrained("gamma", 1, 6)
                    .untrained("beta", 1, 6)
                    .untrained("movingMean", 1, 6)
                    .untrained("movingVariance", 1, 6);
            graph.node("rows", "LayerNorm", 6, 6)
                    .attributes("epsilon", 0.001)
                    .training("frozen", true)
                    .untrained("gamma", 1, 6)
                    .untrained("beta", 1, 6);
            graph.node("hidden2", "Dense", 6, 5)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS", "frozen", true)
                    .untrained("weights", 6, 5)
                    .untrained("bias", 1, 5);
            graph.node("output", "Dense", 5, 1)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 5, 1)
                    .trained("bias", 1, 1);
            graph.loss("MEAN_SQUARED_ERROR");
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.0, "nesterov", false);
            return graph.build();
        }
    }
}
