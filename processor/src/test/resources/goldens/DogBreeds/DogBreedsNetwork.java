package example;

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
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.loss.SoftmaxSparseCategoricalCrossentropy;
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
 * Trains {@link DogBreeds}: 64 → 16 → 5; 1,173 parameters, 1,141 of them trained.
 *
 * <pre>
 * layer    kind       output  parameters  multiply-adds
 * pixels   Flatten        64           0              0
 * hidden1  Dense          16       1,024          1,024
 * norm1    BatchNorm      16          64              0
 * output   Dense           5          85             80
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 26,408 bytes. A row takes 1,104 multiply-adds forward and 1,184 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class DogBreedsNetwork implements DogBreeds, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;

    /** rows × 64. */
    private final Tensor input;

    private final Layer pixels;

    private final DenseLayer hidden1;
    /** 64 × 16. */
    private final NetworkParameter hidden1Weights;
    /** rows × 16. */
    private final Tensor hidden1Out;
    /** rows × 16, shared by hidden1 and norm1. */
    private final Tensor dHidden1;

    private final BatchNormLayer norm1;
    private final BatchNormState norm1State;
    /** rows × 16. */
    private final Tensor norm1Out;
    /** rows × 16, the same tensor as dHidden1. */
    private final Tensor dNorm1;

    private final DenseLayer output;
    /** 16 × 5. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 5, logits: the loss applies the softmax. */
    private final Tensor outputOut;
    /** rows × 5. */
    private final Tensor dOutput;

    private DogBreedsNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(64);

        pixels = layers.add(new Layer("pixels", "Flatten", 64, 64));

        hidden1Weights = factory.weights("hidden1.weights", 64, 16, HE_NORMAL);
        hidden1Out = kernels.activations(16);
        dHidden1 = kernels.activations(16);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights));

        norm1State = factory.batchNorm(16, settings.number("norm1.momentum", 0.99), 0.001f);
        norm1Out = kernels.activations(16);
        dNorm1 = dHidden1;
        norm1 = layers.add(new BatchNormLayer("norm1", norm1State, true, true));

        outputWeights = factory.weights("output.weights", 16, 5, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 5, ZEROS);
        outputOut = kernels.activations(5);
        dOutput = kernels.activations(5);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        createParts();
        head = new OutputHead(5, new SoftmaxSparseCategoricalCrossentropy(settings.loss("labelSmoothing", 0f)));
        batches = new BatchCheck(kernels, 64, 5, head.targets());
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
    public static DogBreedsNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static DogBreedsNetwork create(long seed, KernelTier tier) {
        return new DogBreedsNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static DogBreedsNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static DogBreedsNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new DogBreedsNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static DogBreedsNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static DogBreedsNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        DogBreedsNetwork network = new DogBreedsNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(DogBreeds.class, layers.all());
        layers.addPart(Trunk.class, List.of(pixels, hidden1, norm1));
        layers.addPart(Library.Start.class, List.of(hidden1));
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
        forwardNorm1(mode);
        forwardOutput();
    }

    /** hidden1: 64 → 16, no bias. */
    private void forwardHidden1() {
        kernels.dense(input, hidden1Weights.tensor(), hidden1Out);
    }

    /** norm1: batch norm of 16 features. */
    private void forwardNorm1(Mode mode) {
        if (mode == Mode.TRAIN && !norm1.isFrozen()) {
            kernels.batchNorm(hidden1Out, norm1State, norm1Out);
        } else {
            kernels.batchNormInference(hidden1Out, norm1State, norm1Out);
        }
    }

    /** output: 16 → 5, logits of the softmax. */
    private void forwardOutput() {
        kernels.dense(norm1Out, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardHidden1();
        guard.trace(hidden1, hidden1Out);
        forwardNorm1(Mode.TRAIN);
        guard.trace(norm1, norm1Out);
        forwardOutput();
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardNorm1();
        backwardHidden1();
    }

    /** output: 5 → 16; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(norm1Out, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dNorm1);
    }

    /**
     * norm1: batch norm of 16 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardNorm1() {
        if (norm1.isFrozen()) {
            kernels.batchNormInferenceBackward(dNorm1, norm1State, dHidden1);
        } else {
            kernels.batchNormBackward(hidden1Out, dNorm1, norm1State, dHidden1);
        }
    }

    /** hidden1: dW = xᵀ·dy; no dx: nothing before hidden1 is trained. */
    private void backwardHidden1() {
        kernels.weightsGradient(input, dHidden1, hidden1Weights.gradientTensor());
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
    public BatchNormLayer norm1() {
        return norm1;
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
    public List<String> copyFrom(DogBreeds source, Class<DogBreeds> part) {
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

    /**
     * Copies the parameters of the layers of {@link Library.Start} from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    @SuppressWarnings("rawtypes")
    List<String> copyFrom(Library.Start<?> source, Class<Library.Start> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link DogBreeds} or of a supertype, until {@link #unfreeze}. */
    public void freeze(Class<? super DogBreeds> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link DogBreeds} or of a supertype again. */
    public void unfreeze(Class<? super DogBreeds> part) {
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
    public DogBreedsPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new DogBreedsPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("DogBreeds", 8, 8);
            graph.node("pixels", "Flatten", 64, 64);
            graph.node("hidden1", "Dense", 64, 16)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 64, 16);
            graph.node("norm1", "BatchNorm", 16, 16)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 16)
                    .trained("beta", 1, 16)
                    .untrained("movingMean", 1, 16)
                    .untrained("movingVariance", 1, 16);
            graph.node("output", "Dense", 16, 5)
                    .attributes("bias", true, "function", "SOFTMAX")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 16, 5)
                    .trained("bias", 1, 5);
            graph.loss("SPARSE_CATEGORICAL_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SOFTMAX");
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.0, "nesterov", false);
            return graph.build();
        }
    }
}
