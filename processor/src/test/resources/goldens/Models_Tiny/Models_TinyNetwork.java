package example;

import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
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
 * Trains {@link Models.Tiny}: 3 → 5 → 2; 38 parameters, 32 of them trained.
 *
 * <pre>
 * layer   kind        output  parameters  multiply-adds
 * first   BatchNorm        3           6              0
 * hidden  Dense            5          20             15
 * drop    Dropout          5           0              0
 * tanh    Activation       5           0              0
 * output  Dense            2          12             10
 * last    Dropout          2           0              0
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 3,448 bytes. A row takes 25 multiply-adds forward and 35 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
final class Models_TinyNetwork extends Models.Tiny implements TrainableNetwork {
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

    /** rows × 3. */
    private final Tensor input;

    private final BatchNormLayer first;
    private final BatchNormState firstState;
    /** rows × 3. */
    private final Tensor firstOut;

    private final DenseLayer hidden;
    /** 3 × 5. */
    private final NetworkParameter hiddenWeights;
    private final NetworkParameter hiddenBias;
    /** rows × 5, shared by hidden, drop and tanh. */
    private final Tensor hiddenOut;
    /** rows × 5, shared by hidden, drop and tanh. */
    private final Tensor dHidden;

    private final Layer drop;
    private final Setting dropRate;
    private final RandomStream dropStream;
    /** rows × 5, the same tensor as dHidden. */
    private final Tensor dDrop;

    private final Layer tanh;
    /** rows × 5, the same tensor as dHidden. */
    private final Tensor dTanh;

    private final DenseLayer output;
    /** 5 × 2. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 2, shared by output and last. */
    private final Tensor outputOut;
    /** rows × 2, shared by output and last. */
    private final Tensor dOutput;

    private final Layer last;
    private final Setting lastRate;
    private final RandomStream lastStream;
    /** rows × 2, the same tensor as dOutput. */
    private final Tensor dLast;

    private Models_TinyNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(3);

        firstState = factory.batchNorm(3, settings.number("first.momentum", 0.99), 0.001f);
        firstOut = kernels.activations(3);
        first = layers.add(new BatchNormLayer("first", firstState, false, false));

        hiddenWeights = factory.weights("hidden.weights", 3, 5, GLOROT_UNIFORM);
        hiddenBias = factory.bias("hidden.bias", 5, ZEROS);
        hiddenOut = kernels.activations(5);
        dHidden = kernels.activations(5);
        hidden = layers.add(new DenseLayer("hidden", hiddenWeights, hiddenBias));

        dropRate = settings.of("drop.rate", 0.25);
        dropStream = factory.stream("drop");
        dDrop = dHidden;
        drop = layers.add(new Layer("drop", "Dropout", 5, 5));

        dTanh = dHidden;
        tanh = layers.add(new Layer("tanh", "Activation", 5, 5));

        outputWeights = factory.weights("output.weights", 5, 2, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 2, ZEROS);
        outputOut = kernels.activations(2);
        dOutput = kernels.activations(2);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        lastRate = settings.of("last.rate", 0.5);
        lastStream = factory.stream("last");
        dLast = dOutput;
        last = layers.add(new Layer("last", "Dropout", 2, 2));

        createParts();
        head = new OutputHead(2, new MeanSquaredError());
        batches = new BatchCheck(kernels, 3, 2, head.targets());
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
    public static Models_TinyNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static Models_TinyNetwork create(long seed, KernelTier tier) {
        return new Models_TinyNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static Models_TinyNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static Models_TinyNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new Models_TinyNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static Models_TinyNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static Models_TinyNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        Models_TinyNetwork network = new Models_TinyNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Models.Tiny.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        draw = optimizer.batches();
        input.borrow(x);
        forward(Mode.TRAIN);
        float loss = head.train(outputOut, y, sampleWeights, dLast);
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
        forwardFirst(mode);
        forwardHidden();
        forwardDrop(mode);
        forwardTanh();
        forwardOutput();
        forwardLast(mode);
    }

    /** first: batch norm of 3 features. */
    private void forwardFirst(Mode mode) {
        if (mode == Mode.TRAIN && !first.isFrozen()) {
            kernels.batchNorm(input, firstState, firstOut);
        } else {
            kernels.batchNormInference(input, firstState, firstOut);
        }
    }

    /** hidden: 3 → 5. */
    private void forwardHidden() {
        kernels.dense(firstOut, hiddenWeights.tensor(), hiddenBias.tensor(), hiddenOut);
    }

    /** drop: dropout of 25 % by default, except in inference, in place. */
    private void forwardDrop(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(hiddenOut, dropRate.floatValue(), dropStream.key(draw), hiddenOut);
        }
    }

    /** tanh: tanh of 5 features, in place. */
    private void forwardTanh() {
        kernels.activate(TANH, hiddenOut, hiddenOut);
    }

    /** output: 5 → 2. */
    private void forwardOutput() {
        kernels.dense(hiddenOut, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** last: dropout of 50 % by default, except in inference, in place. */
    private void forwardLast(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(outputOut, lastRate.floatValue(), lastStream.key(draw), outputOut);
        }
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardFirst(Mode.TRAIN);
        guard.trace(first, firstOut);
        forwardHidden();
        guard.trace(hidden, hiddenOut);
        forwardDrop(Mode.TRAIN);
        guard.trace(drop, hiddenOut);
        forwardTanh();
        guard.trace(tanh, hiddenOut);
        forwardOutput();
        guard.trace(output, outputOut);
        forwardLast(Mode.TRAIN);
        guard.trace(last, outputOut);
    }

    private void backward() {
        backwardLast();
        backwardOutput();
        backwardTanh();
        backwardDrop();
        backwardHidden();
    }

    /** last: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardLast() {
        kernels.dropout(dLast, lastRate.floatValue(), lastStream.key(draw), dOutput);
    }

    /** output: 2 → 5; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(hiddenOut, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dTanh);
    }

    /** tanh: tanh of 5 features; dx = dy·f′(x), computed from y. */
    private void backwardTanh() {
        kernels.activateBackward(TANH, hiddenOut, dTanh, dDrop);
    }

    /** drop: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardDrop() {
        kernels.dropout(dDrop, dropRate.floatValue(), dropStream.key(draw), dHidden);
    }

    /** hidden: dW = xᵀ·dy, db = Σ dy; no dx: nothing before hidden is trained. */
    private void backwardHidden() {
        kernels.weightsGradient(firstOut, dHidden, hiddenWeights.gradientTensor());
        kernels.biasGradient(dHidden, hiddenBias.gradientTensor());
    }

    @Override
    protected BatchNormLayer first() {
        return first;
    }

    @Override
    DenseLayer hidden() {
        return hidden;
    }

    @Override
    Layer drop() {
        return drop;
    }

    @Override
    Layer tanh() {
        return tanh;
    }

    @Override
    public DenseLayer output() {
        return output;
    }

    @Override
    public Layer last() {
        return last;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Models.Tiny source, Class<Models.Tiny> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Models.Tiny}, until {@link #unfreeze}. */
    public void freeze(Class<? super Models.Tiny> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Models.Tiny} again. */
    public void unfreeze(Class<? super Models.Tiny> part) {
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
    public Models_TinyPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new Models_TinyPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Models.Tiny", 3);
            graph.node("first", "BatchNorm", 3, 3)
                    .attributes("epsilon", 0.001, "center", false, "scale", false)
                    .training("momentum", 0.99)
                    .untrained("movingMean", 1, 3)
                    .untrained("movingVariance", 1, 3);
            graph.node("hidden", "Dense", 3, 5)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 3, 5)
                    .trained("bias", 1, 5);
            graph.node("drop", "Dropout", 5, 5)
                    .training("rate", 0.25);
            graph.node("tanh", "Activation", 5, 5)
                    .attributes("function", "TANH");
            graph.node("output", "Dense", 5, 2)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 5, 2)
                    .trained("bias", 1, 2);
            graph.node("last", "Dropout", 2, 2)
                    .training("rate", 0.5);
            graph.loss("MEAN_SQUARED_ERROR");
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.0, "nesterov", false);
            return graph.build();
        }
    }
}
