package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.IndexColumns;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.init.RandomUniform;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.EmbeddingLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.loss.SoftmaxSparseCategoricalCrossentropy;
import dev.gradwright.runtime.network.BatchCheck;
import dev.gradwright.runtime.network.DivergenceGuard;
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.network.ParameterSpec;
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
 * Trains {@link Words}: 4 → 5 in 2 dense layers; 56,493 parameters, 6,493 of them trained.
 *
 * <pre>
 * layer       kind       output  parameters  multiply-adds
 * wide        Embedding      12       3,000              0
 * pretrained  Embedding     200      50,000              0
 * both        Concat        212           0              0
 * hidden      Dense          16       3,408          3,392
 * topic       Dense           5          85             80
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 394,000 bytes. A row takes 3,472 multiply-adds forward and 6,944 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class WordsNetwork implements Words, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;

    /** rows × 4. */
    private final Tensor input;

    private final EmbeddingLayer wide;
    /** 1,000 × 3. */
    private final NetworkParameter wideTable;
    /** rows × 12. */
    private final Tensor wideOut;
    /** rows × 12. */
    private final Tensor dWide;

    private final EmbeddingLayer pretrained;
    /** 1,000 × 50. */
    private final NetworkParameter pretrainedTable;
    /** rows × 200. */
    private final Tensor pretrainedOut;

    private final Layer both;
    /** rows × 212. */
    private final Tensor bothOut;
    /** rows × 212. */
    private final Tensor dBoth;

    private final DenseLayer hidden;
    /** 212 × 16. */
    private final NetworkParameter hiddenWeights;
    private final NetworkParameter hiddenBias;
    /** rows × 16. */
    private final Tensor hiddenOut;
    /** rows × 16. */
    private final Tensor dHidden;

    private final DenseLayer topic;
    /** 16 × 5. */
    private final NetworkParameter topicWeights;
    private final NetworkParameter topicBias;
    /** rows × 5, logits: the loss applies the softmax. */
    private final Tensor topicOut;
    /** rows × 5. */
    private final Tensor dTopic;

    private WordsNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(4);

        wideTable = factory.weights("wide.table", 1000, 3, new RandomUniform(-0.05, 0.05));
        wideOut = kernels.activations(12);
        dWide = kernels.activations(12);
        wide = layers.add(new EmbeddingLayer("wide", 4, 12, wideTable));

        pretrainedTable = factory.weights(
                "pretrained.table", 1000, 50, new RandomUniform(-0.05, 0.05), ParameterSpec.FROZEN);
        pretrainedOut = kernels.activations(200);
        pretrained = layers.add(new EmbeddingLayer("pretrained", 4, 200, pretrainedTable));

        bothOut = kernels.activations(212);
        dBoth = kernels.activations(212);
        both = layers.add(new Layer("both", "Concat", 212, 212));

        hiddenWeights = factory.weights("hidden.weights", 212, 16, HE_NORMAL);
        hiddenBias = factory.bias("hidden.bias", 16, ZEROS);
        hiddenOut = kernels.activations(16);
        dHidden = kernels.activations(16);
        hidden = layers.add(new DenseLayer("hidden", hiddenWeights, hiddenBias));

        topicWeights = factory.weights("topic.weights", 16, 5, GLOROT_UNIFORM);
        topicBias = factory.bias("topic.bias", 5, ZEROS);
        topicOut = kernels.activations(5);
        dTopic = kernels.activations(5);
        topic = layers.add(new DenseLayer("topic", topicWeights, topicBias));

        createParts();
        head = new OutputHead(5, new SoftmaxSparseCategoricalCrossentropy(settings.loss("labelSmoothing", 0f)));
        batches = new BatchCheck(
                kernels, IndexColumns.of(4).with("wide", 0, 4, 1000).with("pretrained", 0, 4, 1000), 5, head.targets());
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
    public static WordsNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static WordsNetwork create(long seed, KernelTier tier) {
        return new WordsNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static WordsNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static WordsNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new WordsNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static WordsNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static WordsNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        WordsNetwork network = new WordsNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Words.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        input.borrow(x);
        forward();
        float loss = head.train(topicOut, y, sampleWeights, dTopic);
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
        return head.test(topicOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward();
        head.predict(topicOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward() {
        forwardWide();
        forwardPretrained();
        forwardBoth();
        forwardHidden();
        forwardTopic();
    }

    /** wide: 4 → 12, rows of the table. */
    private void forwardWide() {
        kernels.gather(input, 0, 4, wideTable.tensor(), 0, wideOut);
    }

    /** pretrained: 4 → 200, rows of the table, frozen. */
    private void forwardPretrained() {
        kernels.gather(input, 0, 4, pretrainedTable.tensor(), 0, pretrainedOut);
    }

    /** both: wide and pretrained, concatenated, 212 features. */
    private void forwardBoth() {
        kernels.putColumns(wideOut, 0, bothOut);
        kernels.putColumns(pretrainedOut, 12, bothOut);
    }

    /** hidden: 212 → 16, ReLU. */
    private void forwardHidden() {
        kernels.dense(bothOut, hiddenWeights.tensor(), hiddenBias.tensor(), hiddenOut);
        kernels.activate(RELU, hiddenOut, hiddenOut);
    }

    /** topic: 16 → 5, logits of the softmax. */
    private void forwardTopic() {
        kernels.dense(hiddenOut, topicWeights.tensor(), topicBias.tensor(), topicOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardWide();
        guard.trace(wide, wideOut);
        forwardPretrained();
        guard.trace(pretrained, pretrainedOut);
        forwardBoth();
        guard.trace(both, bothOut);
        forwardHidden();
        guard.trace(hidden, hiddenOut);
        forwardTopic();
        guard.trace(topic, topicOut);
    }

    private void backward() {
        backwardTopic();
        backwardHidden();
        backwardBoth();
        backwardWide();
    }

    /** topic: 5 → 16; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardTopic() {
        kernels.weightsGradient(hiddenOut, dTopic, topicWeights.gradientTensor());
        kernels.biasGradient(dTopic, topicBias.gradientTensor());
        kernels.inputGradient(dTopic, topicWeights.tensor(), dHidden);
    }

    /** hidden: 16 → 212; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHidden() {
        kernels.activateBackward(RELU, hiddenOut, dHidden, dHidden);
        kernels.weightsGradient(bothOut, dHidden, hiddenWeights.gradientTensor());
        kernels.biasGradient(dHidden, hiddenBias.gradientTensor());
        kernels.inputGradient(dHidden, hiddenWeights.tensor(), dBoth);
    }

    /** both: dx = the columns of dy that belong to wide. */
    private void backwardBoth() {
        kernels.takeColumns(dBoth, 0, dWide);
    }

    /** wide: each row of a table sums the parts of dy for which it was read; no dx: nothing before wide is trained. */
    private void backwardWide() {
        kernels.gatherBackward(input, 0, 4, dWide, 0, wideTable.gradientTensor());
    }

    @Override
    public EmbeddingLayer wide() {
        return wide;
    }

    @Override
    public EmbeddingLayer pretrained() {
        return pretrained;
    }

    @Override
    public Layer both() {
        return both;
    }

    @Override
    public DenseLayer hidden() {
        return hidden;
    }

    @Override
    public DenseLayer topic() {
        return topic;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Words source, Class<Words> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Words}, until {@link #unfreeze}. */
    public void freeze(Class<? super Words> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Words} again. */
    public void unfreeze(Class<? super Words> part) {
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
    public WordsPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new WordsPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Words", 4);
            graph.node("wide", "Embedding", 4, 12)
                    .attributes("columns", List.of(0), "counts", List.of(4), "tables", List.of("table"))
                    .trained("table", 1000, 3);
            graph.node("pretrained", "Embedding", 4, 200)
                    .reads("")
                    .attributes("columns", List.of(0), "counts", List.of(4), "tables", List.of("table"))
                    .training("frozen", true)
                    .untrained("table", 1000, 50);
            graph.node("both", "Concat", 212, 212)
                    .reads("wide", "pretrained");
            graph.node("hidden", "Dense", 212, 16)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "HE_NORMAL", "biasInit", "ZEROS")
                    .trained("weights", 212, 16)
                    .trained("bias", 1, 16);
            graph.node("topic", "Dense", 16, 5)
                    .attributes("bias", true, "function", "SOFTMAX")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 16, 5)
                    .trained("bias", 1, 5);
            graph.loss("SPARSE_CATEGORICAL_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SOFTMAX");
            graph.optimizer(
                    "Adam", "learningRate", 0.001, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7, "amsgrad", false);
            return graph.build();
        }
    }
}
