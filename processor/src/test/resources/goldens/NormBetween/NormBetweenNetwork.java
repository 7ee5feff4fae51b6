package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.ScheduleUnit.EPOCH;

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
import dev.gradwright.runtime.optimizer.AdamRule;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.predict.McPrediction;
import dev.gradwright.runtime.predict.PredictorWeights;
import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.schedule.PiecewiseSchedule;
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
 * Trains {@link NormBetween}: 12 → 20 → 4; 420 parameters, 372 of them trained.
 *
 * <pre>
 * layer     kind        output  parameters  multiply-adds
 * input     Activation      12           0              0
 * kernels   Dense           20         260            240
 * state     BatchNorm       20          60              0
 * forward   Activation      20           0              0
 * training  Dropout         20           0              0
 * head      Dense            4          84             80
 * norm      BatchNorm        4          16              0
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 25,536 bytes. A row takes 320 multiply-adds forward and 400 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
final class NormBetweenNetwork implements NormBetween, TrainableNetwork {
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

    /** rows × 12. */
    private final Tensor input;

    private final Layer inputLayer;
    /** rows × 12. */
    private final Tensor inputOut;

    private final DenseLayer kernelsLayer;
    /** 12 × 20. */
    private final NetworkParameter kernelsWeights;
    private final NetworkParameter kernelsBias;
    /** rows × 20. */
    private final Tensor kernelsOut;
    /** rows × 20, shared by kernels, state, forward and training. */
    private final Tensor dKernels;

    private final BatchNormLayer state;
    private final BatchNormState stateState;
    /** rows × 20, shared by state and forward. */
    private final Tensor stateOut;
    /** rows × 20, the same tensor as dKernels. */
    private final Tensor dState;

    private final Layer forward;
    /** rows × 20, the same tensor as dKernels. */
    private final Tensor dForward;

    private final Layer training;
    private final Setting trainingRate;
    private final RandomStream trainingStream;
    /** rows × 20. */
    private final Tensor trainingOut;
    /** rows × 20, the same tensor as dKernels. */
    private final Tensor dTraining;

    private final DenseLayer headLayer;
    /** 20 × 4. */
    private final NetworkParameter headWeights;
    private final NetworkParameter headBias;
    /** rows × 4. */
    private final Tensor headOut;
    /** rows × 4, shared by head and norm. */
    private final Tensor dHead;

    private final BatchNormLayer norm;
    private final BatchNormState normState;
    /** rows × 4. */
    private final Tensor normOut;
    /** rows × 4, the same tensor as dHead. */
    private final Tensor dNorm;

    private NormBetweenNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(12);

        inputOut = kernels.activations(12);
        inputLayer = layers.add(new Layer("input", "Activation", 12, 12));

        kernelsWeights = factory.weights("kernels.weights", 12, 20, GLOROT_UNIFORM);
        kernelsBias = factory.bias("kernels.bias", 20, ZEROS);
        kernelsOut = kernels.activations(20);
        dKernels = kernels.activations(20);
        kernelsLayer = layers.add(new DenseLayer("kernels", kernelsWeights, kernelsBias));

        stateState = factory.batchNorm(20, settings.number("state.momentum", 0.99), 0.001f);
        stateOut = kernels.activations(20);
        dState = dKernels;
        state = layers.add(new BatchNormLayer("state", stateState, false, true));

        dForward = dKernels;
        forward = layers.add(new Layer("forward", "Activation", 20, 20));

        trainingRate = settings.of("training.rate", 0.5);
        trainingStream = factory.stream("training");
        trainingOut = kernels.activations(20);
        dTraining = dKernels;
        training = layers.add(new Layer("training", "Dropout", 20, 20));

        headWeights = factory.weights("head.weights", 20, 4, GLOROT_UNIFORM);
        headBias = factory.bias("head.bias", 4, ZEROS);
        headOut = kernels.activations(4);
        dHead = kernels.activations(4);
        headLayer = layers.add(new DenseLayer("head", headWeights, headBias));

        normState = factory.batchNorm(4, settings.number("norm.momentum", 0.99), 0.001f);
        normOut = kernels.activations(4);
        dNorm = dHead;
        norm = layers.add(new BatchNormLayer("norm", normState, true, true));

        createParts();
        head = new OutputHead(4, new MeanSquaredError());
        batches = new BatchCheck(kernels, 12, 4, head.targets());
        optimizer = new ParameterOptimizer(
                        kernels,
                        layers.parameters(),
                        () -> new AdamRule(
                                settings.beta1(0.9),
                                settings.beta2(0.999),
                                settings.epsilon(1e-7),
                                settings.amsgrad(true)),
                        settings.schedule(
                                new PiecewiseSchedule(new int[] {5, 15}, new double[] {0.001, 5e-4, 1e-4}, EPOCH)),
                        GradientClipping.byNorm(settings.of("clip.norm", 2.5)))
                .decaying(settings.weightDecay(15), settings.decayBiases(true), settings.decayNorms(true))
                .perEpoch()
                .averaging(settings.averaging(0.99))
                .following(settings);
        guard = new DivergenceGuard(kernels, layers, optimizer, head.targets());
    }

    /**
     * Creates a network with initial weights.
     *
     * @param seed determines all random numbers: those of the weights, of dropout and of noise
     */
    public static NormBetweenNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static NormBetweenNetwork create(long seed, KernelTier tier) {
        return new NormBetweenNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static NormBetweenNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static NormBetweenNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new NormBetweenNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static NormBetweenNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static NormBetweenNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        NormBetweenNetwork network = new NormBetweenNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(NormBetween.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        draw = optimizer.batches();
        input.borrow(x);
        forwardPass(Mode.TRAIN);
        float loss = head.train(normOut, y, sampleWeights, dNorm);
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
        forwardPass(Mode.INFER);
        return head.test(normOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forwardPass(Mode.INFER);
        head.predict(normOut, out);
    }

    @Override
    public void predictSample(FMatrixRMaj x, long sample, FMatrixRMaj out) {
        batches.require(x);
        draw = Draw.ofSample(sample);
        input.borrow(x);
        forwardPass(Mode.SAMPLE);
        head.predict(normOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forwardPass(Mode mode) {
        forwardInput();
        forwardKernels();
        forwardState(mode);
        forwardForward();
        forwardTraining(mode);
        forwardHead(mode);
        forwardNorm(mode);
    }

    /** input: tanh of 12 features. */
    private void forwardInput() {
        kernels.activate(TANH, input, inputOut);
    }

    /** kernels: 12 → 20, ReLU. */
    private void forwardKernels() {
        kernels.dense(inputOut, kernelsWeights.tensor(), kernelsBias.tensor(), kernelsOut);
        kernels.activate(RELU, kernelsOut, kernelsOut);
    }

    /** state: batch norm of 20 features. */
    private void forwardState(Mode mode) {
        if (mode == Mode.TRAIN && !state.isFrozen()) {
            kernels.batchNorm(kernelsOut, stateState, stateOut);
        } else {
            kernels.batchNormInference(kernelsOut, stateState, stateOut);
        }
    }

    /** forward: SELU of 20 features, in place. */
    private void forwardForward() {
        kernels.activate(SELU, stateOut, stateOut);
    }

    /** training: dropout of 50 % by default, except in inference. */
    private void forwardTraining(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(stateOut, trainingRate.floatValue(), trainingStream.key(draw), trainingOut);
        }
    }

    /** head: 20 → 4, softmax. */
    private void forwardHead(Mode mode) {
        kernels.dense(mode == Mode.INFER ? stateOut : trainingOut, headWeights.tensor(), headBias.tensor(), headOut);
        kernels.activate(SOFTMAX, headOut, headOut);
    }

    /** norm: batch norm of 4 features. */
    private void forwardNorm(Mode mode) {
        if (mode == Mode.TRAIN && !norm.isFrozen()) {
            kernels.batchNorm(headOut, normState, normOut);
        } else {
            kernels.batchNormInference(headOut, normState, normOut);
        }
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardInput();
        guard.trace(inputLayer, inputOut);
        forwardKernels();
        guard.trace(kernelsLayer, kernelsOut);
        forwardState(Mode.TRAIN);
        guard.trace(state, stateOut);
        forwardForward();
        guard.trace(forward, stateOut);
        forwardTraining(Mode.TRAIN);
        guard.trace(training, trainingOut);
        forwardHead(Mode.TRAIN);
        guard.trace(headLayer, headOut);
        forwardNorm(Mode.TRAIN);
        guard.trace(norm, normOut);
    }

    private void backward() {
        backwardNorm();
        backwardHead();
        backwardTraining();
        backwardForward();
        backwardState();
        backwardKernels();
    }

    /**
     * norm: batch norm of 4 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardNorm() {
        if (norm.isFrozen()) {
            kernels.batchNormInferenceBackward(dNorm, normState, dHead);
        } else {
            kernels.batchNormBackward(headOut, dNorm, normState, dHead);
        }
    }

    /** head: 4 → 20; dz = y·(dy − Σ y·dy), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHead() {
        kernels.activateBackward(SOFTMAX, headOut, dHead, dHead);
        kernels.weightsGradient(trainingOut, dHead, headWeights.gradientTensor());
        kernels.biasGradient(dHead, headBias.gradientTensor());
        kernels.inputGradient(dHead, headWeights.tensor(), dTraining);
    }

    /** training: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardTraining() {
        kernels.dropout(dTraining, trainingRate.floatValue(), trainingStream.key(draw), dForward);
    }

    /** forward: SELU of 20 features; dx = dy·f′(x), computed from y. */
    private void backwardForward() {
        kernels.activateBackward(SELU, stateOut, dForward, dState);
    }

    /**
     * state: batch norm of 20 features, gradients in place; dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂));
     * dx = γ/σ·dy while it is frozen.
     */
    private void backwardState() {
        if (state.isFrozen()) {
            kernels.batchNormInferenceBackward(dState, stateState, dKernels);
        } else {
            kernels.batchNormBackward(kernelsOut, dState, stateState, dKernels);
        }
    }

    /** kernels: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before kernels is trained. */
    private void backwardKernels() {
        kernels.activateBackward(RELU, kernelsOut, dKernels, dKernels);
        kernels.weightsGradient(inputOut, dKernels, kernelsWeights.gradientTensor());
        kernels.biasGradient(dKernels, kernelsBias.gradientTensor());
    }

    @Override
    public Layer input() {
        return inputLayer;
    }

    @Override
    public DenseLayer kernels() {
        return kernelsLayer;
    }

    @Override
    public BatchNormLayer state() {
        return state;
    }

    @Override
    public Layer forward() {
        return forward;
    }

    @Override
    public Layer training() {
        return training;
    }

    @Override
    public DenseLayer head() {
        return headLayer;
    }

    @Override
    public BatchNormLayer norm() {
        return norm;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(NormBetween source, Class<NormBetween> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link NormBetween}, until {@link #unfreeze}. */
    public void freeze(Class<? super NormBetween> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link NormBetween} again. */
    public void unfreeze(Class<? super NormBetween> part) {
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
    public NormBetweenPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new NormBetweenPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("NormBetween", 12);
            graph.node("input", "Activation", 12, 12)
                    .attributes("function", "TANH");
            graph.node("kernels", "Dense", 12, 20)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 12, 20)
                    .trained("bias", 1, 20);
            graph.node("state", "BatchNorm", 20, 20)
                    .attributes("epsilon", 0.001, "center", true, "scale", false)
                    .training("momentum", 0.99)
                    .trained("beta", 1, 20)
                    .untrained("movingMean", 1, 20)
                    .untrained("movingVariance", 1, 20);
            graph.node("forward", "Activation", 20, 20)
                    .attributes("function", "SELU");
            graph.node("training", "Dropout", 20, 20)
                    .training("rate", 0.5);
            graph.node("head", "Dense", 20, 4)
                    .attributes("bias", true, "function", "SOFTMAX")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 20, 4)
                    .trained("bias", 1, 4);
            graph.node("norm", "BatchNorm", 4, 4)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 4)
                    .trained("beta", 1, 4)
                    .untrained("movingMean", 1, 4)
                    .untrained("movingVariance", 1, 4);
            graph.loss("MEAN_SQUARED_ERROR");
            graph.optimizer(
                    "AdamW", "learningRate", 0.001, "weightDecay", 15.0, "averaging", 0.99, "decayBiases", true,
                    "decayNorms", true, "decayPerEpoch", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7,
                    "amsgrad", true);
            graph.schedule(
                    "Piecewise", "boundaries", List.of(5, 15), "values", List.of(0.001, 5e-4, 1e-4), "unit", "EPOCH");
            graph.clipping("norm", 2.5);
            return graph.build();
        }
    }
}
