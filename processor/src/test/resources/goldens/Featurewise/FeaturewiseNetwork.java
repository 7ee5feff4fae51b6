package example;

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
import dev.gradwright.runtime.layer.LayerNormLayer;
import dev.gradwright.runtime.layer.PReluLayer;
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
 * Trains {@link Featurewise}: 6 → 8 → 2; 112 parameters, all of them trained.
 *
 * <pre>
 * layer    kind        output  parameters  multiply-adds
 * rows     LayerNorm        6          12              0
 * hidden   Dense            8          56             48
 * prelu    Activation       8           8              0
 * dropout  Dropout          8           0              0
 * norm     LayerNorm        8          16              0
 * output   Dense            2          18             16
 * slopes   Activation       2           2              0
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 8,576 bytes. A row takes 64 multiply-adds forward and 128 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FeaturewiseNetwork implements Featurewise, TrainableNetwork {
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

    private final LayerNormLayer rows;
    private final NetworkParameter rowsGamma;
    private final NetworkParameter rowsBeta;
    /** rows × 6. */
    private final Tensor rowsOut;
    /** rows × 6. */
    private final Tensor dRows;

    private final DenseLayer hidden;
    /** 6 × 8. */
    private final NetworkParameter hiddenWeights;
    private final NetworkParameter hiddenBias;
    /** rows × 8. */
    private final Tensor hiddenOut;
    /** rows × 8, shared by hidden, prelu, dropout and norm. */
    private final Tensor dHidden;

    private final PReluLayer prelu;
    private final NetworkParameter preluAlpha;
    /** rows × 8, shared by prelu and dropout. */
    private final Tensor preluOut;
    /** rows × 8, the same tensor as dHidden. */
    private final Tensor dPrelu;

    private final Layer dropout;
    private final Setting dropoutRate;
    private final RandomStream dropoutStream;
    /** rows × 8, the same tensor as dHidden. */
    private final Tensor dDropout;

    private final LayerNormLayer norm;
    private final NetworkParameter normGamma;
    private final NetworkParameter normBeta;
    /** rows × 8. */
    private final Tensor normOut;
    /** rows × 8, the same tensor as dHidden. */
    private final Tensor dNorm;

    private final DenseLayer output;
    /** 8 × 2. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 2. */
    private final Tensor outputOut;
    /** rows × 2, shared by output and slopes. */
    private final Tensor dOutput;

    private final PReluLayer slopes;
    private final NetworkParameter slopesAlpha;
    /** rows × 2. */
    private final Tensor slopesOut;
    /** rows × 2, the same tensor as dOutput. */
    private final Tensor dSlopes;

    private FeaturewiseNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(6);

        rowsGamma = factory.constant("rows.gamma", 6, 1f);
        rowsBeta = factory.constant("rows.beta", 6, 0f);
        rowsOut = kernels.activations(6);
        dRows = kernels.activations(6);
        rows = layers.add(new LayerNormLayer("rows", rowsGamma, rowsBeta));

        hiddenWeights = factory.weights("hidden.weights", 6, 8, GLOROT_UNIFORM);
        hiddenBias = factory.bias("hidden.bias", 8, ZEROS);
        hiddenOut = kernels.activations(8);
        dHidden = kernels.activations(8);
        hidden = layers.add(new DenseLayer("hidden", hiddenWeights, hiddenBias));

        preluAlpha = factory.constant("prelu.alpha", 8, 0f);
        preluOut = kernels.activations(8);
        dPrelu = dHidden;
        prelu = layers.add(new PReluLayer("prelu", preluAlpha));

        dropoutRate = settings.of("dropout.rate", 0.2);
        dropoutStream = factory.stream("dropout");
        dDropout = dHidden;
        dropout = layers.add(new Layer("dropout", "Dropout", 8, 8));

        normGamma = factory.constant("norm.gamma", 8, 1f);
        normBeta = factory.constant("norm.beta", 8, 0f);
        normOut = kernels.activations(8);
        dNorm = dHidden;
        norm = layers.add(new LayerNormLayer("norm", normGamma, normBeta));

        outputWeights = factory.weights("output.weights", 8, 2, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 2, ZEROS);
        outputOut = kernels.activations(2);
        dOutput = kernels.activations(2);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        slopesAlpha = factory.constant("slopes.alpha", 2, 0.25f);
        slopesOut = kernels.activations(2);
        dSlopes = dOutput;
        slopes = layers.add(new PReluLayer("slopes", slopesAlpha));

        createParts();
        head = new OutputHead(2, new MeanSquaredError());
        batches = new BatchCheck(kernels, 6, 2, head.targets());
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
    public static FeaturewiseNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static FeaturewiseNetwork create(long seed, KernelTier tier) {
        return new FeaturewiseNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static FeaturewiseNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static FeaturewiseNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new FeaturewiseNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static FeaturewiseNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static FeaturewiseNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        FeaturewiseNetwork network = new FeaturewiseNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Featurewise.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        draw = optimizer.batches();
        input.borrow(x);
        forward(Mode.TRAIN);
        float loss = head.train(slopesOut, y, sampleWeights, dSlopes);
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
        return head.test(slopesOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward(Mode.INFER);
        head.predict(slopesOut, out);
    }

    @Override
    public void predictSample(FMatrixRMaj x, long sample, FMatrixRMaj out) {
        batches.require(x);
        draw = Draw.ofSample(sample);
        input.borrow(x);
        forward(Mode.SAMPLE);
        head.predict(slopesOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward(Mode mode) {
        forwardRows();
        forwardHidden();
        forwardPrelu();
        forwardDropout(mode);
        forwardNorm();
        forwardOutput();
        forwardSlopes();
    }

    /** rows: layer norm of 6 features. */
    private void forwardRows() {
        kernels.layerNorm(input, rowsGamma.tensor(), rowsBeta.tensor(), 0.001f, rowsOut);
    }

    /** hidden: 6 → 8. */
    private void forwardHidden() {
        kernels.dense(rowsOut, hiddenWeights.tensor(), hiddenBias.tensor(), hiddenOut);
    }

    /** prelu: PReLU of 8 features. */
    private void forwardPrelu() {
        kernels.prelu(hiddenOut, preluAlpha.tensor(), preluOut);
    }

    /** dropout: dropout of 20 % by default, except in inference, in place. */
    private void forwardDropout(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(preluOut, dropoutRate.floatValue(), dropoutStream.key(draw), preluOut);
        }
    }

    /** norm: layer norm of 8 features. */
    private void forwardNorm() {
        kernels.layerNorm(preluOut, normGamma.tensor(), normBeta.tensor(), 1e-5f, normOut);
    }

    /** output: 8 → 2. */
    private void forwardOutput() {
        kernels.dense(normOut, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** slopes: PReLU of 2 features. */
    private void forwardSlopes() {
        kernels.prelu(outputOut, slopesAlpha.tensor(), slopesOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardRows();
        guard.trace(rows, rowsOut);
        forwardHidden();
        guard.trace(hidden, hiddenOut);
        forwardPrelu();
        guard.trace(prelu, preluOut);
        forwardDropout(Mode.TRAIN);
        guard.trace(dropout, preluOut);
        forwardNorm();
        guard.trace(norm, normOut);
        forwardOutput();
        guard.trace(output, outputOut);
        forwardSlopes();
        guard.trace(slopes, slopesOut);
    }

    private void backward() {
        backwardSlopes();
        backwardOutput();
        backwardNorm();
        backwardDropout();
        backwardPrelu();
        backwardHidden();
        backwardRows();
    }

    /** slopes: PReLU of 2 features, gradients in place; dα = Σ dy·min(x, 0), dx = dy where x > 0, α·dy where x < 0. */
    private void backwardSlopes() {
        kernels.preluBackward(outputOut, dSlopes, slopesAlpha.tensor(), slopesAlpha.gradientTensor(), dOutput);
    }

    /** output: 2 → 8; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(normOut, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dNorm);
    }

    /**
     * norm: layer norm of 8 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row.
     */
    private void backwardNorm() {
        kernels.layerNormBackward(
                preluOut,
                dNorm,
                normGamma.tensor(),
                1e-5f,
                normGamma.gradientTensor(),
                normBeta.gradientTensor(),
                dDropout);
    }

    /** dropout: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardDropout() {
        kernels.dropout(dDropout, dropoutRate.floatValue(), dropoutStream.key(draw), dPrelu);
    }

    /** prelu: PReLU of 8 features, gradients in place; dα = Σ dy·min(x, 0), dx = dy where x > 0, α·dy where x < 0. */
    private void backwardPrelu() {
        kernels.preluBackward(hiddenOut, dPrelu, preluAlpha.tensor(), preluAlpha.gradientTensor(), dHidden);
    }

    /** hidden: 8 → 6; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardHidden() {
        kernels.weightsGradient(rowsOut, dHidden, hiddenWeights.gradientTensor());
        kernels.biasGradient(dHidden, hiddenBias.gradientTensor());
        kernels.inputGradient(dHidden, hiddenWeights.tensor(), dRows);
    }

    /**
     * rows: layer norm of 6 features;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row;
     * dx overwrites dy and is not used.
     */
    private void backwardRows() {
        kernels.layerNormBackward(
                input, dRows, rowsGamma.tensor(), 0.001f, rowsGamma.gradientTensor(), rowsBeta.gradientTensor(), dRows);
    }

    @Override
    public LayerNormLayer rows() {
        return rows;
    }

    @Override
    public DenseLayer hidden() {
        return hidden;
    }

    @Override
    public PReluLayer prelu() {
        return prelu;
    }

    @Override
    public Layer dropout() {
        return dropout;
    }

    @Override
    public LayerNormLayer norm() {
        return norm;
    }

    @Override
    public DenseLayer output() {
        return output;
    }

    @Override
    public PReluLayer slopes() {
        return slopes;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Featurewise source, Class<Featurewise> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Featurewise}, until {@link #unfreeze}. */
    public void freeze(Class<? super Featurewise> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Featurewise} again. */
    public void unfreeze(Class<? super Featurewise> part) {
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
    public FeaturewisePredictor predictor() {
        optimizer.requireFiniteWeights();
        return new FeaturewisePredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Featurewise", 6);
            graph.node("rows", "LayerNorm", 6, 6)
                    .attributes("epsilon", 0.001)
                    .trained("gamma", 1, 6)
                    .trained("beta", 1, 6);
            graph.node("hidden", "Dense", 6, 8)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 6, 8)
                    .trained("bias", 1, 8);
            graph.node("prelu", "Activation", 8, 8)
                    .attributes("function", "PRELU")
                    .training("alpha", 0.0)
                    .trained("alpha", 1, 8);
            graph.node("dropout", "Dropout", 8, 8)
                    .training("rate", 0.2);
            graph.node("norm", "LayerNorm", 8, 8)
                    .attributes("epsilon", 1e-5)
                    .trained("gamma", 1, 8)
                    .trained("beta", 1, 8);
            graph.node("output", "Dense", 8, 2)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 8, 2)
                    .trained("bias", 1, 2);
            graph.node("slopes", "Activation", 2, 2)
                    .attributes("function", "PRELU")
                    .training("alpha", 0.25)
                    .trained("alpha", 1, 2);
            graph.loss("MEAN_SQUARED_ERROR");
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.0, "nesterov", false);
            return graph.build();
        }
    }
}
