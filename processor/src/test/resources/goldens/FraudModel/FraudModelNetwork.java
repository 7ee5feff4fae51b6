package example;

import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.ExampleStream;
import dev.gradwright.runtime.data.Examples;
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
import dev.gradwright.runtime.loss.SigmoidBinaryCrossentropy;
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
import dev.gradwright.runtime.stream.EncodedStream;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * Trains {@link FraudModel}: 9 → 18 → 32 → 1; 40,663 parameters, all of them trained.
 *
 * <pre>
 * layer       kind       output  parameters  multiply-adds
 * embeddings  Embedding      18      40,022              0
 * hidden      Dense          32         608            576
 * risk        Dense           1          33             32
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 689,172 bytes. A row takes 608 multiply-adds forward and 1,216 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FraudModelNetwork implements FraudModel, TableNetwork<Payment, FraudModel.Risk> {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;
    private final FraudModelEncoder encoder;

    /** rows × 9. */
    private final Tensor input;

    private final EmbeddingLayer embeddings;
    /** 5,001 × 8. */
    private final NetworkParameter embeddingsMerchant;
    /** 3 × 2. */
    private final NetworkParameter embeddingsCard;
    /** 4 × 2. */
    private final NetworkParameter embeddingsReplaced;
    /** rows × 18. */
    private final Tensor embeddingsOut;
    /** rows × 18. */
    private final Tensor dEmbeddings;

    private final DenseLayer hidden;
    /** 18 × 32. */
    private final NetworkParameter hiddenWeights;
    private final NetworkParameter hiddenBias;
    /** rows × 32, kept for the slope of the activation. */
    private final Tensor hiddenZ;
    /** rows × 32. */
    private final Tensor hiddenOut;
    /** rows × 32. */
    private final Tensor dHidden;

    private final DenseLayer risk;
    /** 32 × 1. */
    private final NetworkParameter riskWeights;
    private final NetworkParameter riskBias;
    /** rows × 1, logits: the loss applies the sigmoid. */
    private final Tensor riskOut;
    /** rows × 1. */
    private final Tensor dRisk;

    private FraudModelNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        encoder = new FraudModelEncoder();
        input = kernels.activations(9);

        embeddingsMerchant = factory.sparseTable("embeddings.merchant", 5001, 8, new RandomUniform(-0.05, 0.05));
        embeddingsCard = factory.weights("embeddings.card", 3, 2, new RandomUniform(-0.05, 0.05));
        embeddingsReplaced = factory.weights("embeddings.replaced", 4, 2, new RandomUniform(-0.05, 0.05));
        embeddingsOut = kernels.activations(18);
        dEmbeddings = kernels.activations(18);
        embeddings = layers.add(
                new EmbeddingLayer("embeddings", 9, 18, embeddingsMerchant, embeddingsCard, embeddingsReplaced));

        hiddenWeights = factory.weights("hidden.weights", 18, 32, HE_NORMAL);
        hiddenBias = factory.bias("hidden.bias", 32, ZEROS);
        hiddenZ = kernels.activations(32);
        hiddenOut = kernels.activations(32);
        dHidden = kernels.activations(32);
        hidden = layers.add(new DenseLayer("hidden", hiddenWeights, hiddenBias));

        riskWeights = factory.weights("risk.weights", 32, 1, GLOROT_UNIFORM);
        riskBias = factory.bias("risk.bias", 1, ZEROS);
        riskOut = kernels.activations(1);
        dRisk = kernels.activations(1);
        risk = layers.add(new DenseLayer("risk", riskWeights, riskBias));

        createParts();
        head = new OutputHead(1, new SigmoidBinaryCrossentropy(settings.loss("labelSmoothing", 0f)));
        batches = new BatchCheck(kernels, encoder, 1, head.targets());
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
    public static FraudModelNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static FraudModelNetwork create(long seed, KernelTier tier) {
        return new FraudModelNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static FraudModelNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static FraudModelNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new FraudModelNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static FraudModelNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static FraudModelNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        FraudModelNetwork network = new FraudModelNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    /**
     * Reads records and their targets from a file.
     *
     * @param target the name of the column of the target
     */
    public static Examples<Payment, FraudModel.Risk> read(Csv csv, String target) {
        return new FraudModelEncoder().read(csv, target);
    }

    /** Reads records without targets from a file. */
    public static List<Payment> read(Csv csv) {
        return new FraudModelEncoder().read(csv);
    }

    /**
     * Reads records and their targets from a file row by row, so that it need not fit into memory.
     *
     * @param target the name of the column of the target
     */
    public static ExampleStream<Payment, FraudModel.Risk> stream(Csv csv, String target) {
        return new FraudModelEncoder().stream(csv, target);
    }

    private void createParts() {
        layers.addPart(FraudModel.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        input.borrow(x);
        forward();
        float loss = head.train(riskOut, y, sampleWeights, dRisk);
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
        return head.test(riskOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward();
        head.predict(riskOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward() {
        forwardEmbeddings();
        forwardHidden();
        forwardRisk();
    }

    /** embeddings: 9 → 18, rows of the tables of merchant, card and replaced. */
    private void forwardEmbeddings() {
        kernels.copyColumns(input, 0, 1, 0, embeddingsOut);
        kernels.gather(input, 1, 1, embeddingsMerchant.tensor(), 1, embeddingsOut);
        kernels.copyColumns(input, 2, 5, 9, embeddingsOut);
        kernels.gather(input, 7, 1, embeddingsCard.tensor(), 14, embeddingsOut);
        kernels.gather(input, 8, 1, embeddingsReplaced.tensor(), 16, embeddingsOut);
    }

    /** hidden: 18 → 32, Swish. */
    private void forwardHidden() {
        kernels.dense(embeddingsOut, hiddenWeights.tensor(), hiddenBias.tensor(), hiddenZ);
        kernels.activate(SWISH, hiddenZ, hiddenOut);
    }

    /** risk: 32 → 1, logits of the sigmoid. */
    private void forwardRisk() {
        kernels.dense(hiddenOut, riskWeights.tensor(), riskBias.tensor(), riskOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardEmbeddings();
        guard.trace(embeddings, embeddingsOut);
        forwardHidden();
        guard.trace(hidden, hiddenOut);
        forwardRisk();
        guard.trace(risk, riskOut);
    }

    private void backward() {
        backwardRisk();
        backwardHidden();
        backwardEmbeddings();
    }

    /** risk: 1 → 32; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardRisk() {
        kernels.weightsGradient(hiddenOut, dRisk, riskWeights.gradientTensor());
        kernels.biasGradient(dRisk, riskBias.gradientTensor());
        kernels.inputGradient(dRisk, riskWeights.tensor(), dHidden);
    }

    /** hidden: 32 → 18; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHidden() {
        kernels.activateBackward(SWISH, hiddenZ, dHidden, dHidden);
        kernels.weightsGradient(embeddingsOut, dHidden, hiddenWeights.gradientTensor());
        kernels.biasGradient(dHidden, hiddenBias.gradientTensor());
        kernels.inputGradient(dHidden, hiddenWeights.tensor(), dEmbeddings);
    }

    /**
     * embeddings: each row of a table sums the parts of dy for which it was read;
     * no dx: nothing before embeddings is trained.
     */
    private void backwardEmbeddings() {
        kernels.gatherBackward(
                input, 1, 1, dEmbeddings, 1, embeddingsMerchant.gradientTensor(), embeddingsMerchant.rowsRead());
        kernels.gatherBackward(input, 7, 1, dEmbeddings, 14, embeddingsCard.gradientTensor());
        kernels.gatherBackward(input, 8, 1, dEmbeddings, 16, embeddingsReplaced.gradientTensor());
    }

    @Override
    public DenseLayer hidden() {
        return hidden;
    }

    @Override
    public DenseLayer risk() {
        return risk;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(FraudModel source, Class<FraudModel> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link FraudModel}, until {@link #unfreeze}. */
    public void freeze(Class<? super FraudModel> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link FraudModel} again. */
    public void unfreeze(Class<? super FraudModel> part) {
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
        return layers.summary(graph().summary()) + encoder.summary() + settings.summary();
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
    public FraudModelEncoder encoder() {
        return encoder;
    }

    /** The layer before the first, which replaces the indices of categories by rows of their tables. */
    public EmbeddingLayer embeddings() {
        return embeddings;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("structure", GraphHolder.STRUCTURE);
        visitor.visit("settings", settings);
        layers.visit(visitor);
        visitor.visit("encoder", encoder);
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

    /** Sets the parameters of the best epoch, which {@code Checkpoints.best} kept, and what {@code adapt} learnt. */
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

    /** Computes loss and metrics over a stream, which is read once, in inference mode. */
    public Evaluation evaluate(EncodedStream data) {
        return Evaluation.of(this, data);
    }

    /** Creates a predictor with the weights as they are now; later training does not change it. */
    public FraudModelPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new FraudModelPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("FraudModel", 9);
            graph.node("embeddings", "Embedding", 9, 18)
                    .attributes(
                            "columns", List.of(1, 7, 8), "counts", List.of(1, 1, 1),
                            "tables", List.of("merchant", "card", "replaced"))
                    .training("sparse", List.of("merchant"))
                    .trained("merchant", 5001, 8)
                    .trained("card", 3, 2)
                    .trained("replaced", 4, 2);
            graph.node("hidden", "Dense", 18, 32)
                    .attributes("bias", true, "function", "SWISH")
                    .training("init", "HE_NORMAL", "biasInit", "ZEROS")
                    .trained("weights", 18, 32)
                    .trained("bias", 1, 32);
            graph.node("risk", "Dense", 32, 1)
                    .attributes("bias", true, "function", "SIGMOID")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 32, 1)
                    .trained("bias", 1, 1);
            graph.loss("BINARY_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SIGMOID");
            graph.optimizer(
                    "Adam", "learningRate", 0.001, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7, "amsgrad", false);
            return graph.build();
        }
    }
}
