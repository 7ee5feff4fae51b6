package example;

import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.ExampleStream;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
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
import dev.gradwright.runtime.network.LayerRegister;
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
import dev.gradwright.runtime.stream.EncodedStream;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * Trains {@link ChurnModel}: 77 → 16 → 1; 1,265 parameters, all of them trained.
 *
 * <pre>
 * layer   kind   output  parameters  multiply-adds
 * hidden  Dense      16       1,248          1,232
 * churn   Dense       1          17             16
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 26,632 bytes. A row takes 1,248 multiply-adds forward and 1,264 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ChurnModelNetwork implements ChurnModel, TableNetwork<Customer, ChurnModel.Churn> {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;
    private final ChurnModelEncoder encoder;

    /** rows × 77. */
    private final Tensor input;

    private final DenseLayer hidden;
    /** 77 × 16. */
    private final NetworkParameter hiddenWeights;
    private final NetworkParameter hiddenBias;
    /** rows × 16, kept for the slope of the activation. */
    private final Tensor hiddenZ;
    /** rows × 16. */
    private final Tensor hiddenOut;
    /** rows × 16. */
    private final Tensor dHidden;

    private final DenseLayer churn;
    /** 16 × 1. */
    private final NetworkParameter churnWeights;
    private final NetworkParameter churnBias;
    /** rows × 1, logits: the loss applies the sigmoid. */
    private final Tensor churnOut;
    /** rows × 1. */
    private final Tensor dChurn;

    private ChurnModelNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        encoder = new ChurnModelEncoder();
        input = kernels.activations(77);

        hiddenWeights = factory.weights("hidden.weights", 77, 16, HE_NORMAL);
        hiddenBias = factory.bias("hidden.bias", 16, ZEROS);
        hiddenZ = kernels.activations(16);
        hiddenOut = kernels.activations(16);
        dHidden = kernels.activations(16);
        hidden = layers.add(new DenseLayer("hidden", hiddenWeights, hiddenBias));

        churnWeights = factory.weights("churn.weights", 16, 1, GLOROT_UNIFORM);
        churnBias = factory.bias("churn.bias", 1, ZEROS);
        churnOut = kernels.activations(1);
        dChurn = kernels.activations(1);
        churn = layers.add(new DenseLayer("churn", churnWeights, churnBias));

        createParts();
        head = new OutputHead(1, new SigmoidBinaryCrossentropy(settings.loss("labelSmoothing", 0f)), ACCURACY);
        batches = new BatchCheck(kernels, encoder, 1, head.targets());
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
    public static ChurnModelNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static ChurnModelNetwork create(long seed, KernelTier tier) {
        return new ChurnModelNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static ChurnModelNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static ChurnModelNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new ChurnModelNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static ChurnModelNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static ChurnModelNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        ChurnModelNetwork network = new ChurnModelNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    /**
     * Reads records and their targets from a file.
     *
     * @param target the name of the column of the target
     */
    public static Examples<Customer, ChurnModel.Churn> read(Csv csv, String target) {
        return new ChurnModelEncoder().read(csv, target);
    }

    /** Reads records without targets from a file. */
    public static List<Customer> read(Csv csv) {
        return new ChurnModelEncoder().read(csv);
    }

    /**
     * Reads records and their targets from a file row by row, so that it need not fit into memory.
     *
     * @param target the name of the column of the target
     */
    public static ExampleStream<Customer, ChurnModel.Churn> stream(Csv csv, String target) {
        return new ChurnModelEncoder().stream(csv, target);
    }

    private void createParts() {
        layers.addPart(ChurnModel.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        input.borrow(x);
        forward();
        float loss = head.train(churnOut, y, sampleWeights, dChurn);
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
        return head.test(churnOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward();
        head.predict(churnOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward() {
        forwardHidden();
        forwardChurn();
    }

    /** hidden: 77 → 16, Swish. */
    private void forwardHidden() {
        kernels.dense(input, hiddenWeights.tensor(), hiddenBias.tensor(), hiddenZ);
        kernels.activate(SWISH, hiddenZ, hiddenOut);
    }

    /** churn: 16 → 1, logits of the sigmoid. */
    private void forwardChurn() {
        kernels.dense(hiddenOut, churnWeights.tensor(), churnBias.tensor(), churnOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardHidden();
        guard.trace(hidden, hiddenOut);
        forwardChurn();
        guard.trace(churn, churnOut);
    }

    private void backward() {
        backwardChurn();
        backwardHidden();
    }

    /** churn: 1 → 16; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardChurn() {
        kernels.weightsGradient(hiddenOut, dChurn, churnWeights.gradientTensor());
        kernels.biasGradient(dChurn, churnBias.gradientTensor());
        kernels.inputGradient(dChurn, churnWeights.tensor(), dHidden);
    }

    /** hidden: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before hidden is trained. */
    private void backwardHidden() {
        kernels.activateBackward(SWISH, hiddenZ, dHidden, dHidden);
        kernels.weightsGradient(input, dHidden, hiddenWeights.gradientTensor());
        kernels.biasGradient(dHidden, hiddenBias.gradientTensor());
    }

    @Override
    public DenseLayer hidden() {
        return hidden;
    }

    @Override
    public DenseLayer churn() {
        return churn;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(ChurnModel source, Class<ChurnModel> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link ChurnModel}, until {@link #unfreeze}. */
    public void freeze(Class<? super ChurnModel> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link ChurnModel} again. */
    public void unfreeze(Class<? super ChurnModel> part) {
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
    public ChurnModelEncoder encoder() {
        return encoder;
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
    public ChurnModelPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new ChurnModelPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("ChurnModel", 77);
            graph.node("hidden", "Dense", 77, 16)
                    .attributes("bias", true, "function", "SWISH")
                    .training("init", "HE_NORMAL", "biasInit", "ZEROS")
                    .trained("weights", 77, 16)
                    .trained("bias", 1, 16);
            graph.node("churn", "Dense", 16, 1)
                    .attributes("bias", true, "function", "SIGMOID")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 16, 1)
                    .trained("bias", 1, 1);
            graph.loss("BINARY_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SIGMOID");
            graph.metrics(
                    "value", List.of("ACCURACY"), "threshold", 0.5, "topK", 5, "aucThresholds", 0, "weighted", false);
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.0, "nesterov", false);
            return graph.build();
        }
    }
}
