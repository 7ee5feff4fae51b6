package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
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
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.EnsembleLayer;
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
import dev.gradwright.runtime.optimizer.AdamRule;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.predict.McPrediction;
import dev.gradwright.runtime.predict.PredictorWeights;
import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.settings.NetworkSettings;
import dev.gradwright.runtime.settings.Setting;
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
 * Trains {@link Penguins}: 6 → 16 → 3; an ensemble of 8; 592 parameters, 532 of them trained.
 *
 * <pre>
 * layer     kind       output  parameters  multiply-adds
 * ensemble  Ensemble        6          48              0
 * norm      BatchNorm       6          24              0
 * hidden    Dense          16         112            768
 * dropout   Dropout        16           0              0
 * species   Dense           3         408            384
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 81,424 bytes. A row takes 1,152 multiply-adds forward and 1,536 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class PenguinsNetwork implements Penguins, TableNetwork<Penguin, Penguins.Species> {
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
    private final PenguinsEncoder encoder;

    /** rows × 6. */
    private final Tensor input;

    private final EnsembleLayer ensemble;
    /** 8 × 6. */
    private final NetworkParameter ensembleSigns;
    /** 8·rows × 6. */
    private final Tensor ensembleOut;

    private final BatchNormLayer norm;
    private final BatchNormState normState;
    /** 8·rows × 6. */
    private final Tensor normOut;

    private final DenseLayer hidden;
    /** 6 × 16. */
    private final NetworkParameter hiddenWeights;
    private final NetworkParameter hiddenBias;
    /** 8·rows × 16. */
    private final Tensor hiddenOut;
    /** 8·rows × 16, shared by hidden and dropout. */
    private final Tensor dHidden;

    private final Layer dropout;
    private final Setting dropoutRate;
    private final RandomStream dropoutStream;
    /** 8·rows × 16. */
    private final Tensor dropoutOut;
    /** 8·rows × 16, the same tensor as dHidden. */
    private final Tensor dDropout;

    private final DenseLayer species;
    /** 16 × 24, a block for each member. */
    private final NetworkParameter speciesWeights;
    private final NetworkParameter speciesBias;
    /** 8·rows × 3, logits: the loss applies the softmax. */
    private final Tensor speciesOut;
    /** 8·rows × 3. */
    private final Tensor dSpecies;

    private PenguinsNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        encoder = new PenguinsEncoder();
        input = kernels.activations(6);

        ensembleSigns = factory.signsOfFeatures("ensemble.signs", 8, 3, 1, 2);
        ensembleOut = kernels.activations(6);
        ensemble = layers.add(new EnsembleLayer("ensemble", ensembleSigns));

        normState = factory.batchNorm(6, settings.number("norm.momentum", 0.99), 0.001f);
        normOut = kernels.activations(6);
        norm = layers.add(new BatchNormLayer("norm", normState, true, true));

        hiddenWeights = factory.weights("hidden.weights", 6, 16, GLOROT_UNIFORM);
        hiddenBias = factory.bias("hidden.bias", 16, ZEROS);
        hiddenOut = kernels.activations(16);
        dHidden = kernels.activations(16);
        hidden = layers.add(new DenseLayer("hidden", hiddenWeights, hiddenBias));

        dropoutRate = settings.of("dropout.rate", 0.1);
        dropoutStream = factory.stream("dropout");
        dropoutOut = kernels.activations(16);
        dDropout = dHidden;
        dropout = layers.add(new Layer("dropout", "Dropout", 16, 16));

        speciesWeights = factory.memberWeights("species.weights", 16, 3, 8, GLOROT_UNIFORM);
        speciesBias = factory.memberBias("species.bias", 3, 8, ZEROS);
        speciesOut = kernels.activations(3);
        dSpecies = kernels.activations(3);
        species = layers.add(new DenseLayer("species", speciesWeights, speciesBias, 8));

        createParts();
        head = new OutputHead(
                3,
                new SoftmaxSparseCategoricalCrossentropy(settings.loss("labelSmoothing", 0f)),
                ACCURACY).ofMembers(8);
        batches = new BatchCheck(kernels, encoder, 3, head.targets());
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
    public static PenguinsNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static PenguinsNetwork create(long seed, KernelTier tier) {
        return new PenguinsNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static PenguinsNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static PenguinsNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new PenguinsNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static PenguinsNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static PenguinsNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        PenguinsNetwork network = new PenguinsNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    /**
     * Reads records and their targets from a file.
     *
     * @param target the name of the column of the target
     */
    public static Examples<Penguin, Penguins.Species> read(Csv csv, String target) {
        return new PenguinsEncoder().read(csv, target);
    }

    /** Reads records without targets from a file. */
    public static List<Penguin> read(Csv csv) {
        return new PenguinsEncoder().read(csv);
    }

    /**
     * Reads records and their targets from a file row by row, so that it need not fit into memory.
     *
     * @param target the name of the column of the target
     */
    public static ExampleStream<Penguin, Penguins.Species> stream(Csv csv, String target) {
        return new PenguinsEncoder().stream(csv, target);
    }

    private void createParts() {
        layers.addPart(Penguins.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        draw = optimizer.batches();
        input.borrow(x);
        forward(Mode.TRAIN);
        float loss = head.train(speciesOut, y, sampleWeights, dSpecies);
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
        return head.test(speciesOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward(Mode.INFER);
        head.predict(speciesOut, out);
    }

    @Override
    public void predictSample(FMatrixRMaj x, long sample, FMatrixRMaj out) {
        batches.require(x);
        draw = Draw.ofSample(sample);
        input.borrow(x);
        forward(Mode.SAMPLE);
        head.predict(speciesOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward(Mode mode) {
        forwardEnsemble();
        forwardNorm(mode);
        forwardHidden();
        forwardDropout(mode);
        forwardSpecies(mode);
    }

    /** ensemble: 6 features for 8 members, each with its own signs. */
    private void forwardEnsemble() {
        kernels.expand(input, ensembleSigns.tensor(), ensembleOut);
    }

    /** norm: batch norm of 6 features. */
    private void forwardNorm(Mode mode) {
        if (mode == Mode.TRAIN && !norm.isFrozen()) {
            kernels.batchNorm(ensembleOut, normState, normOut);
        } else {
            kernels.batchNormInference(ensembleOut, normState, normOut);
        }
    }

    /** hidden: 6 → 16, ReLU. */
    private void forwardHidden() {
        kernels.dense(normOut, hiddenWeights.tensor(), hiddenBias.tensor(), hiddenOut);
        kernels.activate(RELU, hiddenOut, hiddenOut);
    }

    /** dropout: dropout of 10 % by default, except in inference. */
    private void forwardDropout(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(hiddenOut, dropoutRate.floatValue(), dropoutStream.key(draw), dropoutOut);
        }
    }

    /** species: 16 → 3 for each of 8 members, logits of the softmax. */
    private void forwardSpecies(Mode mode) {
        kernels.memberDense(
                mode == Mode.INFER ? hiddenOut : dropoutOut, speciesWeights.tensor(), speciesBias.tensor(), speciesOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardEnsemble();
        guard.trace(ensemble, ensembleOut);
        forwardNorm(Mode.TRAIN);
        guard.trace(norm, normOut);
        forwardHidden();
        guard.trace(hidden, hiddenOut);
        forwardDropout(Mode.TRAIN);
        guard.trace(dropout, dropoutOut);
        forwardSpecies(Mode.TRAIN);
        guard.trace(species, speciesOut);
    }

    private void backward() {
        backwardSpecies();
        backwardDropout();
        backwardHidden();
    }

    /** species: 3 → 16 for each of 8 members; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardSpecies() {
        kernels.memberWeightsGradient(dropoutOut, dSpecies, speciesWeights.gradientTensor());
        kernels.memberBiasGradient(dSpecies, speciesBias.gradientTensor());
        kernels.memberInputGradient(dSpecies, speciesWeights.tensor(), dDropout);
    }

    /** dropout: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardDropout() {
        kernels.dropout(dDropout, dropoutRate.floatValue(), dropoutStream.key(draw), dHidden);
    }

    /**
     * hidden: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, along with dγ and dβ of norm;
     * no dx: nothing before norm is trained.
     */
    private void backwardHidden() {
        kernels.activateBackward(RELU, hiddenOut, dHidden, dHidden);
        if (norm.isFrozen()) {
            kernels.weightsGradient(normOut, dHidden, hiddenWeights.gradientTensor());
        } else {
            kernels.weightsGradientThroughNorm(
                    ensembleOut, normState, dHidden, hiddenWeights.tensor(), hiddenWeights.gradientTensor());
        }
        kernels.biasGradient(dHidden, hiddenBias.gradientTensor());
    }

    @Override
    public BatchNormLayer norm() {
        return norm;
    }

    @Override
    public DenseLayer hidden() {
        return hidden;
    }

    @Override
    public Layer dropout() {
        return dropout;
    }

    @Override
    public DenseLayer species() {
        return species;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Penguins source, Class<Penguins> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Penguins}, until {@link #unfreeze}. */
    public void freeze(Class<? super Penguins> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Penguins} again. */
    public void unfreeze(Class<? super Penguins> part) {
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
    public PenguinsEncoder encoder() {
        return encoder;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("structure", GraphHolder.STRUCTURE);
        visitor.visit("settings", settings);
        layers.visit(visitor);
        visitor.visit("encoder", encoder);
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
    public PenguinsPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new PenguinsPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Penguins", 6);
            graph.node("ensemble", "Ensemble", 6, 6)
                    .attributes("members", 8)
                    .untrained("signs", 8, 6);
            graph.node("norm", "BatchNorm", 6, 6)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 6)
                    .trained("beta", 1, 6)
                    .untrained("movingMean", 1, 6)
                    .untrained("movingVariance", 1, 6);
            graph.node("hidden", "Dense", 6, 16)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 6, 16)
                    .trained("bias", 1, 16);
            graph.node("dropout", "Dropout", 16, 16)
                    .training("rate", 0.1);
            graph.node("species", "Dense", 16, 3)
                    .attributes("bias", true, "members", 8, "function", "SOFTMAX")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 16, 24)
                    .trained("bias", 1, 24);
            graph.loss("SPARSE_CATEGORICAL_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SOFTMAX");
            graph.metrics(
                    "value", List.of("ACCURACY"), "threshold", 0.5, "topK", 5, "aucThresholds", 0, "weighted", false);
            graph.optimizer(
                    "Adam", "learningRate", 0.001, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7, "amsgrad", false);
            return graph.build();
        }
    }
}
