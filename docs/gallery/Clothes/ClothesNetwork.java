package shop;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.dsl.OneCycleForm.TRIANGULAR;

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
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.loss.SoftmaxSparseCategoricalCrossentropy;
import dev.gradwright.runtime.network.BatchCheck;
import dev.gradwright.runtime.network.DivergenceGuard;
import dev.gradwright.runtime.network.Draw;
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.Mode;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.NadamRule;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.predict.McPrediction;
import dev.gradwright.runtime.predict.PredictorWeights;
import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.schedule.OneCycleSchedule;
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
 * Trains {@link Clothes}: 784 → 300 → 10; 242,546 parameters, 240,378 of them trained.
 *
 * <pre>
 * layer      kind        output  parameters  multiply-adds
 * pixels     Flatten        784           0              0
 * pixelNorm  BatchNorm      784       3,136              0
 * hidden     Dense          300     235,200        235,200
 * norm       BatchNorm      300       1,200              0
 * elu        Activation     300           0              0
 * dropout    Dropout        300           0              0
 * output     Dense           10       3,010          3,000
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 4,231,488 bytes. A row takes 238,200 multiply-adds forward and 241,200
 * backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ClothesNetwork implements Clothes, TrainableNetwork {
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

    /** rows × 784. */
    private final Tensor input;

    private final Layer pixels;

    private final BatchNormLayer pixelNorm;
    private final BatchNormState pixelNormState;
    /** rows × 784. */
    private final Tensor pixelNormOut;

    private final DenseLayer hidden;
    /** 784 × 300. */
    private final NetworkParameter hiddenWeights;
    /** rows × 300. */
    private final Tensor hiddenOut;
    /** rows × 300, shared by hidden, norm, elu and dropout. */
    private final Tensor dHidden;

    private final BatchNormLayer norm;
    private final BatchNormState normState;
    /** rows × 300, shared by norm and elu. */
    private final Tensor normOut;
    /** rows × 300, the same tensor as dHidden. */
    private final Tensor dNorm;

    private final Layer elu;
    /** rows × 300, the same tensor as dHidden. */
    private final Tensor dElu;

    private final Layer dropout;
    private final Setting dropoutRate;
    private final RandomStream dropoutStream;
    /** rows × 300. */
    private final Tensor dropoutOut;
    /** rows × 300, the same tensor as dHidden. */
    private final Tensor dDropout;

    private final DenseLayer output;
    /** 300 × 10. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 10, logits: the loss applies the softmax. */
    private final Tensor outputOut;
    /** rows × 10. */
    private final Tensor dOutput;

    private ClothesNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(784);

        pixels = layers.add(new Layer("pixels", "Flatten", 784, 784));

        pixelNormState = factory.batchNorm(784, settings.number("pixelNorm.momentum", 0.99), 0.001f);
        pixelNormOut = kernels.activations(784);
        pixelNorm = layers.add(new BatchNormLayer("pixelNorm", pixelNormState, true, true));

        hiddenWeights = factory.weights("hidden.weights", 784, 300, HE_NORMAL);
        hiddenOut = kernels.activations(300);
        dHidden = kernels.activations(300);
        hidden = layers.add(new DenseLayer("hidden", hiddenWeights));

        normState = factory.batchNorm(300, settings.number("norm.momentum", 0.99), 0.001f);
        normOut = kernels.activations(300);
        dNorm = dHidden;
        norm = layers.add(new BatchNormLayer("norm", normState, true, true));

        dElu = dHidden;
        elu = layers.add(new Layer("elu", "Activation", 300, 300));

        dropoutRate = settings.of("dropout.rate", 0.3);
        dropoutStream = factory.stream("dropout");
        dropoutOut = kernels.activations(300);
        dDropout = dHidden;
        dropout = layers.add(new Layer("dropout", "Dropout", 300, 300));

        outputWeights = factory.weights("output.weights", 300, 10, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 10, ZEROS);
        outputOut = kernels.activations(10);
        dOutput = kernels.activations(10);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        createParts();
        head = new OutputHead(
                10, new SoftmaxSparseCategoricalCrossentropy(settings.loss("labelSmoothing", 0f)), ACCURACY);
        batches = new BatchCheck(kernels, 784, 10, head.targets());
        optimizer = new ParameterOptimizer(
                        kernels,
                        layers.parameters(),
                        () -> new NadamRule(settings.beta1(0.9), settings.beta2(0.999), settings.epsilon(1e-7)),
                        settings.schedule(
                                new OneCycleSchedule(settings.number("schedule.maxLearningRate", 0.005), TRIANGULAR)),
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
    public static ClothesNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static ClothesNetwork create(long seed, KernelTier tier) {
        return new ClothesNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static ClothesNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static ClothesNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new ClothesNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static ClothesNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static ClothesNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        ClothesNetwork network = new ClothesNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Clothes.class, layers.all());
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
        forwardPixelNorm(mode);
        forwardHidden();
        forwardNorm(mode);
        forwardElu();
        forwardDropout(mode);
        forwardOutput(mode);
    }

    /** pixelNorm: batch norm of 784 features. */
    private void forwardPixelNorm(Mode mode) {
        if (mode == Mode.TRAIN && !pixelNorm.isFrozen()) {
            kernels.batchNorm(input, pixelNormState, pixelNormOut);
        } else {
            kernels.batchNormInference(input, pixelNormState, pixelNormOut);
        }
    }

    /** hidden: 784 → 300, no bias. */
    private void forwardHidden() {
        kernels.dense(pixelNormOut, hiddenWeights.tensor(), hiddenOut);
    }

    /** norm: batch norm of 300 features. */
    private void forwardNorm(Mode mode) {
        if (mode == Mode.TRAIN && !norm.isFrozen()) {
            kernels.batchNorm(hiddenOut, normState, normOut);
        } else {
            kernels.batchNormInference(hiddenOut, normState, normOut);
        }
    }

    /** elu: ELU of 300 features, in place. */
    private void forwardElu() {
        kernels.activate(ELU, 1f, normOut, normOut);
    }

    /** dropout: dropout of 30 % by default, except in inference. */
    private void forwardDropout(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(normOut, dropoutRate.floatValue(), dropoutStream.key(draw), dropoutOut);
        }
    }

    /** output: 300 → 10, logits of the softmax. */
    private void forwardOutput(Mode mode) {
        kernels.dense(
                mode == Mode.INFER ? normOut : dropoutOut, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardPixelNorm(Mode.TRAIN);
        guard.trace(pixelNorm, pixelNormOut);
        forwardHidden();
        guard.trace(hidden, hiddenOut);
        forwardNorm(Mode.TRAIN);
        guard.trace(norm, normOut);
        forwardElu();
        guard.trace(elu, normOut);
        forwardDropout(Mode.TRAIN);
        guard.trace(dropout, dropoutOut);
        forwardOutput(Mode.TRAIN);
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardDropout();
        backwardElu();
        backwardNorm();
        backwardHidden();
    }

    /** output: 10 → 300; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(dropoutOut, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dDropout);
    }

    /** dropout: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardDropout() {
        kernels.dropout(dDropout, dropoutRate.floatValue(), dropoutStream.key(draw), dElu);
    }

    /** elu: ELU of 300 features; dx = dy·f′(x), computed from y. */
    private void backwardElu() {
        kernels.activateBackward(ELU, 1f, normOut, dElu, dNorm);
    }

    /**
     * norm: batch norm of 300 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardNorm() {
        if (norm.isFrozen()) {
            kernels.batchNormInferenceBackward(dNorm, normState, dHidden);
        } else {
            kernels.batchNormBackward(hiddenOut, dNorm, normState, dHidden);
        }
    }

    /** hidden: dW = xᵀ·dy, along with dγ and dβ of pixelNorm; no dx: nothing before pixelNorm is trained. */
    private void backwardHidden() {
        if (pixelNorm.isFrozen()) {
            kernels.weightsGradient(pixelNormOut, dHidden, hiddenWeights.gradientTensor());
        } else {
            kernels.weightsGradientThroughNorm(
                    input, pixelNormState, dHidden, hiddenWeights.tensor(), hiddenWeights.gradientTensor());
        }
    }

    @Override
    public Layer pixels() {
        return pixels;
    }

    @Override
    public BatchNormLayer pixelNorm() {
        return pixelNorm;
    }

    @Override
    public DenseLayer hidden() {
        return hidden;
    }

    @Override
    public BatchNormLayer norm() {
        return norm;
    }

    @Override
    public Layer elu() {
        return elu;
    }

    @Override
    public Layer dropout() {
        return dropout;
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
    public List<String> copyFrom(Clothes source, Class<Clothes> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Clothes}, until {@link #unfreeze}. */
    public void freeze(Class<? super Clothes> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Clothes} again. */
    public void unfreeze(Class<? super Clothes> part) {
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
    public ClothesPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new ClothesPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Clothes", 28, 28);
            graph.node("pixels", "Flatten", 784, 784);
            graph.node("pixelNorm", "BatchNorm", 784, 784)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 784)
                    .trained("beta", 1, 784)
                    .untrained("movingMean", 1, 784)
                    .untrained("movingVariance", 1, 784);
            graph.node("hidden", "Dense", 784, 300)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 784, 300);
            graph.node("norm", "BatchNorm", 300, 300)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 300)
                    .trained("beta", 1, 300)
                    .untrained("movingMean", 1, 300)
                    .untrained("movingVariance", 1, 300);
            graph.node("elu", "Activation", 300, 300)
                    .attributes("function", "ELU", "alpha", 1.0);
            graph.node("dropout", "Dropout", 300, 300)
                    .training("rate", 0.3);
            graph.node("output", "Dense", 300, 10)
                    .attributes("bias", true, "function", "SOFTMAX")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 300, 10)
                    .trained("bias", 1, 10);
            graph.loss("SPARSE_CATEGORICAL_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SOFTMAX");
            graph.metrics(
                    "value", List.of("ACCURACY"), "threshold", 0.5, "topK", 5, "aucThresholds", 0, "weighted", false);
            graph.optimizer(
                    "Nadam", "learningRate", 0.001, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7);
            graph.schedule("OneCycle", "maxLearningRate", 0.005, "form", "TRIANGULAR");
            return graph.build();
        }
    }
}
