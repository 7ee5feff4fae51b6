package example;

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
 * Trains {@link FashionClassifier}: 784 → 300 → 100 → 10; 270,646 parameters, 268,478 of them trained.
 *
 * <pre>
 * layer      kind        output  parameters  multiply-adds
 * pixels     Flatten        784           0              0
 * inputNorm  BatchNorm      784       3,136              0
 * hidden1    Dense          300     235,200        235,200
 * norm1      BatchNorm      300       1,200              0
 * elu1       Activation     300           0              0
 * dropout1   Dropout        300           0              0
 * hidden2    Dense          100      30,100         30,000
 * output     Dense           10       1,010          1,000
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 4,706,688 bytes. A row takes 266,200 multiply-adds forward and 297,200
 * backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FashionClassifierNetwork implements FashionClassifier, TrainableNetwork {
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

    private final BatchNormLayer inputNorm;
    private final BatchNormState inputNormState;
    /** rows × 784. */
    private final Tensor inputNormOut;

    private final DenseLayer hidden1;
    /** 784 × 300. */
    private final NetworkParameter hidden1Weights;
    /** rows × 300. */
    private final Tensor hidden1Out;
    /** rows × 300, shared by hidden1, norm1, elu1 and dropout1. */
    private final Tensor dHidden1;

    private final BatchNormLayer norm1;
    private final BatchNormState norm1State;
    /** rows × 300, shared by norm1 and elu1. */
    private final Tensor norm1Out;
    /** rows × 300, the same tensor as dHidden1. */
    private final Tensor dNorm1;

    private final Layer elu1;
    /** rows × 300, the same tensor as dHidden1. */
    private final Tensor dElu1;

    private final Layer dropout1;
    private final Setting dropout1Rate;
    private final RandomStream dropout1Stream;
    /** rows × 300. */
    private final Tensor dropout1Out;
    /** rows × 300, the same tensor as dHidden1. */
    private final Tensor dDropout1;

    private final DenseLayer hidden2;
    /** 300 × 100. */
    private final NetworkParameter hidden2Weights;
    private final NetworkParameter hidden2Bias;
    /** rows × 100. */
    private final Tensor hidden2Out;
    /** rows × 100. */
    private final Tensor dHidden2;

    private final DenseLayer output;
    /** 100 × 10. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 10, logits: the loss applies the softmax. */
    private final Tensor outputOut;
    /** rows × 10. */
    private final Tensor dOutput;

    private FashionClassifierNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(784);

        pixels = layers.add(new Layer("pixels", "Flatten", 784, 784));

        inputNormState = factory.batchNorm(784, settings.number("inputNorm.momentum", 0.99), 0.001f);
        inputNormOut = kernels.activations(784);
        inputNorm = layers.add(new BatchNormLayer("inputNorm", inputNormState, true, true));

        hidden1Weights = factory.weights("hidden1.weights", 784, 300, HE_NORMAL);
        hidden1Out = kernels.activations(300);
        dHidden1 = kernels.activations(300);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights));

        norm1State = factory.batchNorm(300, settings.number("norm1.momentum", 0.99), 0.001f);
        norm1Out = kernels.activations(300);
        dNorm1 = dHidden1;
        norm1 = layers.add(new BatchNormLayer("norm1", norm1State, true, true));

        dElu1 = dHidden1;
        elu1 = layers.add(new Layer("elu1", "Activation", 300, 300));

        dropout1Rate = settings.of("dropout1.rate", 0.2);
        dropout1Stream = factory.stream("dropout1");
        dropout1Out = kernels.activations(300);
        dDropout1 = dHidden1;
        dropout1 = layers.add(new Layer("dropout1", "Dropout", 300, 300));

        hidden2Weights = factory.weights("hidden2.weights", 300, 100, HE_NORMAL);
        hidden2Bias = factory.bias("hidden2.bias", 100, ZEROS);
        hidden2Out = kernels.activations(100);
        dHidden2 = kernels.activations(100);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights, hidden2Bias));

        outputWeights = factory.weights("output.weights", 100, 10, GLOROT_UNIFORM);
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
                                new OneCycleSchedule(settings.number("schedule.maxLearningRate", 0.01), TRIANGULAR)),
                        GradientClipping.byGlobalNorm(settings.of("clip.globalNorm", 1)))
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
    public static FashionClassifierNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static FashionClassifierNetwork create(long seed, KernelTier tier) {
        return new FashionClassifierNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static FashionClassifierNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static FashionClassifierNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new FashionClassifierNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static FashionClassifierNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static FashionClassifierNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        FashionClassifierNetwork network = new FashionClassifierNetwork(
                ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(FashionClassifier.class, layers.all());
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
        forwardInputNorm(mode);
        forwardHidden1();
        forwardNorm1(mode);
        forwardElu1();
        forwardDropout1(mode);
        forwardHidden2(mode);
        forwardOutput();
    }

    /** inputNorm: batch norm of 784 features. */
    private void forwardInputNorm(Mode mode) {
        if (mode == Mode.TRAIN && !inputNorm.isFrozen()) {
            kernels.batchNorm(input, inputNormState, inputNormOut);
        } else {
            kernels.batchNormInference(input, inputNormState, inputNormOut);
        }
    }

    /** hidden1: 784 → 300, no bias. */
    private void forwardHidden1() {
        kernels.dense(inputNormOut, hidden1Weights.tensor(), hidden1Out);
    }

    /** norm1: batch norm of 300 features. */
    private void forwardNorm1(Mode mode) {
        if (mode == Mode.TRAIN && !norm1.isFrozen()) {
            kernels.batchNorm(hidden1Out, norm1State, norm1Out);
        } else {
            kernels.batchNormInference(hidden1Out, norm1State, norm1Out);
        }
    }

    /** elu1: ELU of 300 features, in place. */
    private void forwardElu1() {
        kernels.activate(ELU, 1f, norm1Out, norm1Out);
    }

    /** dropout1: dropout of 20 % by default, except in inference. */
    private void forwardDropout1(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(norm1Out, dropout1Rate.floatValue(), dropout1Stream.key(draw), dropout1Out);
        }
    }

    /** hidden2: 300 → 100, ELU. */
    private void forwardHidden2(Mode mode) {
        kernels.dense(
                mode == Mode.INFER ? norm1Out : dropout1Out, hidden2Weights.tensor(), hidden2Bias.tensor(), hidden2Out);
        kernels.activate(ELU, 1f, hidden2Out, hidden2Out);
    }

    /** output: 100 → 10, logits of the softmax. */
    private void forwardOutput() {
        kernels.dense(hidden2Out, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardInputNorm(Mode.TRAIN);
        guard.trace(inputNorm, inputNormOut);
        forwardHidden1();
        guard.trace(hidden1, hidden1Out);
        forwardNorm1(Mode.TRAIN);
        guard.trace(norm1, norm1Out);
        forwardElu1();
        guard.trace(elu1, norm1Out);
        forwardDropout1(Mode.TRAIN);
        guard.trace(dropout1, dropout1Out);
        forwardHidden2(Mode.TRAIN);
        guard.trace(hidden2, hidden2Out);
        forwardOutput();
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardHidden2();
        backwardDropout1();
        backwardElu1();
        backwardNorm1();
        backwardHidden1();
    }

    /** output: 10 → 100; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(hidden2Out, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dHidden2);
    }

    /** hidden2: 100 → 300; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHidden2() {
        kernels.activateBackward(ELU, 1f, hidden2Out, dHidden2, dHidden2);
        kernels.weightsGradient(dropout1Out, dHidden2, hidden2Weights.gradientTensor());
        kernels.biasGradient(dHidden2, hidden2Bias.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dDropout1);
    }

    /** dropout1: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardDropout1() {
        kernels.dropout(dDropout1, dropout1Rate.floatValue(), dropout1Stream.key(draw), dElu1);
    }

    /** elu1: ELU of 300 features; dx = dy·f′(x), computed from y. */
    private void backwardElu1() {
        kernels.activateBackward(ELU, 1f, norm1Out, dElu1, dNorm1);
    }

    /**
     * norm1: batch norm of 300 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardNorm1() {
        if (norm1.isFrozen()) {
            kernels.batchNormInferenceBackward(dNorm1, norm1State, dHidden1);
        } else {
            kernels.batchNormBackward(hidden1Out, dNorm1, norm1State, dHidden1);
        }
    }

    /** hidden1: dW = xᵀ·dy, along with dγ and dβ of inputNorm; no dx: nothing before inputNorm is trained. */
    private void backwardHidden1() {
        if (inputNorm.isFrozen()) {
            kernels.weightsGradient(inputNormOut, dHidden1, hidden1Weights.gradientTensor());
        } else {
            kernels.weightsGradientThroughNorm(
                    input, inputNormState, dHidden1, hidden1Weights.tensor(), hidden1Weights.gradientTensor());
        }
    }

    @Override
    public Layer pixels() {
        return pixels;
    }

    @Override
    public BatchNormLayer inputNorm() {
        return inputNorm;
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
    public Layer elu1() {
        return elu1;
    }

    @Override
    public Layer dropout1() {
        return dropout1;
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
    public List<String> copyFrom(FashionClassifier source, Class<FashionClassifier> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link FashionClassifier}, until {@link #unfreeze}. */
    public void freeze(Class<? super FashionClassifier> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link FashionClassifier} again. */
    public void unfreeze(Class<? super FashionClassifier> part) {
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
    public FashionClassifierPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new FashionClassifierPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("FashionClassifier", 28, 28);
            graph.node("pixels", "Flatten", 784, 784);
            graph.node("inputNorm", "BatchNorm", 784, 784)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 784)
                    .trained("beta", 1, 784)
                    .untrained("movingMean", 1, 784)
                    .untrained("movingVariance", 1, 784);
            graph.node("hidden1", "Dense", 784, 300)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 784, 300);
            graph.node("norm1", "BatchNorm", 300, 300)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 300)
                    .trained("beta", 1, 300)
                    .untrained("movingMean", 1, 300)
                    .untrained("movingVariance", 1, 300);
            graph.node("elu1", "Activation", 300, 300)
                    .attributes("function", "ELU", "alpha", 1.0);
            graph.node("dropout1", "Dropout", 300, 300)
                    .training("rate", 0.2);
            graph.node("hidden2", "Dense", 300, 100)
                    .attributes("bias", true, "function", "ELU", "alpha", 1.0)
                    .training("init", "HE_NORMAL", "biasInit", "ZEROS")
                    .trained("weights", 300, 100)
                    .trained("bias", 1, 100);
            graph.node("output", "Dense", 100, 10)
                    .attributes("bias", true, "function", "SOFTMAX")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 100, 10)
                    .trained("bias", 1, 10);
            graph.loss("SPARSE_CATEGORICAL_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SOFTMAX");
            graph.metrics(
                    "value", List.of("ACCURACY"), "threshold", 0.5, "topK", 5, "aucThresholds", 0, "weighted", false);
            graph.optimizer(
                    "Nadam", "learningRate", 0.001, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7);
            graph.schedule("OneCycle", "maxLearningRate", 0.01, "form", "TRIANGULAR");
            graph.clipping("globalNorm", 1.0);
            return graph.build();
        }
    }
}
