package gallery;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.Metric.AUC;
import static dev.gradwright.dsl.Metric.RECALL;
import static dev.gradwright.dsl.ScheduleUnit.STEP;

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
import dev.gradwright.runtime.loss.SigmoidBinaryCrossentropy;
import dev.gradwright.runtime.network.BatchCheck;
import dev.gradwright.runtime.network.DivergenceGuard;
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.Mode;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.LionRule;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.predict.McPrediction;
import dev.gradwright.runtime.predict.PredictorWeights;
import dev.gradwright.runtime.schedule.CosineSchedule;
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
 * Trains {@link Signals}: 60 → 1 in 4 dense layers; 4,349 parameters, 4,221 of them trained.
 *
 * <pre>
 * layer    kind        output  parameters  multiply-adds
 * stem     Dense           32       1,952          1,920
 * hidden1  Dense           32       1,024          1,024
 * norm1    BatchNorm       32         128              0
 * relu1    Activation      32           0              0
 * hidden2  Dense           32       1,024          1,024
 * norm2    BatchNorm       32         128              0
 * sum      Add             32           0              0
 * relu2    Activation      32           0              0
 * joined   Concat          92           0              0
 * failure  Dense            1          93             92
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 120,796 bytes. A row takes 4,060 multiply-adds forward and 6,200 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class SignalsNetwork implements Signals, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;

    /** rows × 60. */
    private final Tensor input;

    private final DenseLayer stem;
    /** 60 × 32. */
    private final NetworkParameter stemWeights;
    private final NetworkParameter stemBias;
    /** rows × 32. */
    private final Tensor stemOut;
    /** rows × 32, shared by stem, norm2, sum and relu2. */
    private final Tensor dStem;

    private final DenseLayer hidden1;
    /** 32 × 32. */
    private final NetworkParameter hidden1Weights;
    /** rows × 32. */
    private final Tensor hidden1Out;
    /** rows × 32, shared by hidden1, norm1 and relu1. */
    private final Tensor dHidden1;
    /** rows × 32, scratch for one reader's contribution to a shared gradient. */
    private final Tensor dHidden1In;

    private final BatchNormLayer norm1;
    private final BatchNormState norm1State;
    /** rows × 32, shared by norm1 and relu1. */
    private final Tensor norm1Out;
    /** rows × 32, the same tensor as dHidden1. */
    private final Tensor dNorm1;

    private final Layer relu1;
    /** rows × 32, the same tensor as dHidden1. */
    private final Tensor dRelu1;

    private final DenseLayer hidden2;
    /** 32 × 32. */
    private final NetworkParameter hidden2Weights;
    /** rows × 32. */
    private final Tensor hidden2Out;
    /** rows × 32. */
    private final Tensor dHidden2;

    private final BatchNormLayer norm2;
    private final BatchNormState norm2State;
    /** rows × 32, shared by norm2, sum and relu2. */
    private final Tensor norm2Out;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dNorm2;

    private final Layer sum;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dSum;

    private final Layer relu2;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dRelu2;

    private final Layer joined;
    /** rows × 92. */
    private final Tensor joinedOut;
    /** rows × 92. */
    private final Tensor dJoined;

    private final DenseLayer failure;
    /** 92 × 1. */
    private final NetworkParameter failureWeights;
    private final NetworkParameter failureBias;
    /** rows × 1, logits: the loss applies the sigmoid. */
    private final Tensor failureOut;
    /** rows × 1. */
    private final Tensor dFailure;

    private SignalsNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(60);

        stemWeights = factory.weights("stem.weights", 60, 32, HE_NORMAL);
        stemBias = factory.bias("stem.bias", 32, ZEROS);
        stemOut = kernels.activations(32);
        dStem = kernels.activations(32);
        stem = layers.add(new DenseLayer("stem", stemWeights, stemBias));

        hidden1Weights = factory.weights("hidden1.weights", 32, 32, HE_NORMAL);
        hidden1Out = kernels.activations(32);
        dHidden1 = kernels.activations(32);
        dHidden1In = kernels.activations(32);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights));

        norm1State = factory.batchNorm(32, settings.number("norm1.momentum", 0.99), 0.001f);
        norm1Out = kernels.activations(32);
        dNorm1 = dHidden1;
        norm1 = layers.add(new BatchNormLayer("norm1", norm1State, true, true));

        dRelu1 = dHidden1;
        relu1 = layers.add(new Layer("relu1", "Activation", 32, 32));

        hidden2Weights = factory.weights("hidden2.weights", 32, 32, HE_NORMAL);
        hidden2Out = kernels.activations(32);
        dHidden2 = kernels.activations(32);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights));

        norm2State = factory.batchNorm(32, settings.number("norm2.momentum", 0.99), 0.001f);
        norm2Out = kernels.activations(32);
        dNorm2 = dStem;
        norm2 = layers.add(new BatchNormLayer("norm2", norm2State, true, true));

        dSum = dStem;
        sum = layers.add(new Layer("sum", "Add", 32, 32));

        dRelu2 = dStem;
        relu2 = layers.add(new Layer("relu2", "Activation", 32, 32));

        joinedOut = kernels.activations(92);
        dJoined = kernels.activations(92);
        joined = layers.add(new Layer("joined", "Concat", 92, 92));

        failureWeights = factory.weights("failure.weights", 92, 1, GLOROT_UNIFORM);
        failureBias = factory.bias("failure.bias", 1, ZEROS);
        failureOut = kernels.activations(1);
        dFailure = kernels.activations(1);
        failure = layers.add(new DenseLayer("failure", failureWeights, failureBias));

        createParts();
        head = new OutputHead(1, new SigmoidBinaryCrossentropy(settings.loss("labelSmoothing", 0f)), RECALL, AUC);
        batches = new BatchCheck(kernels, 60, 1, head.targets());
        optimizer = new ParameterOptimizer(
                        kernels,
                        layers.parameters(),
                        () -> new LionRule(settings.beta1(0.9), settings.beta2(0.99)),
                        settings.schedule(new CosineSchedule(
                                settings.learningRate(3e-4),
                                settings.count("schedule.steps", 0),
                                settings.number("schedule.alpha", 0),
                                settings.count("schedule.warmupSteps", 100),
                                settings.number("schedule.warmupTarget", 3e-4),
                                STEP)),
                        GradientClipping.none())
                .decaying(settings.weightDecay(0.01), settings.decayBiases(true), settings.decayNorms(true))
                .averaging(settings.averaging(0))
                .following(settings);
        guard = new DivergenceGuard(kernels, layers, optimizer, head.targets());
    }

    /**
     * Creates a network with initial weights.
     *
     * @param seed determines all random numbers: those of the weights, of dropout and of noise
     */
    public static SignalsNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static SignalsNetwork create(long seed, KernelTier tier) {
        return new SignalsNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static SignalsNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static SignalsNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new SignalsNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static SignalsNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static SignalsNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        SignalsNetwork network = new SignalsNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Signals.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        input.borrow(x);
        forward(Mode.TRAIN);
        float loss = head.train(failureOut, y, sampleWeights, dFailure);
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
        return head.test(failureOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward(Mode.INFER);
        head.predict(failureOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward(Mode mode) {
        forwardStem();
        forwardHidden1();
        forwardNorm1(mode);
        forwardRelu1();
        forwardHidden2();
        forwardNorm2(mode);
        forwardSum();
        forwardRelu2();
        forwardJoined();
        forwardFailure();
    }

    /** stem: 60 → 32, ReLU. */
    private void forwardStem() {
        kernels.dense(input, stemWeights.tensor(), stemBias.tensor(), stemOut);
        kernels.activate(RELU, stemOut, stemOut);
    }

    /** hidden1: 32 → 32, no bias. */
    private void forwardHidden1() {
        kernels.dense(stemOut, hidden1Weights.tensor(), hidden1Out);
    }

    /** norm1: batch norm of 32 features. */
    private void forwardNorm1(Mode mode) {
        if (mode == Mode.TRAIN && !norm1.isFrozen()) {
            kernels.batchNorm(hidden1Out, norm1State, norm1Out);
        } else {
            kernels.batchNormInference(hidden1Out, norm1State, norm1Out);
        }
    }

    /** relu1: ReLU of 32 features, in place. */
    private void forwardRelu1() {
        kernels.activate(RELU, norm1Out, norm1Out);
    }

    /** hidden2: 32 → 32, no bias. */
    private void forwardHidden2() {
        kernels.dense(norm1Out, hidden2Weights.tensor(), hidden2Out);
    }

    /** norm2: batch norm of 32 features. */
    private void forwardNorm2(Mode mode) {
        if (mode == Mode.TRAIN && !norm2.isFrozen()) {
            kernels.batchNorm(hidden2Out, norm2State, norm2Out);
        } else {
            kernels.batchNormInference(hidden2Out, norm2State, norm2Out);
        }
    }

    /** sum: stem + norm2, 32 features, in place. */
    private void forwardSum() {
        kernels.add(stemOut, norm2Out, norm2Out);
    }

    /** relu2: ReLU of 32 features, in place. */
    private void forwardRelu2() {
        kernels.activate(RELU, norm2Out, norm2Out);
    }

    /** joined: relu2 and the input, concatenated, 92 features. */
    private void forwardJoined() {
        kernels.putColumns(norm2Out, 0, joinedOut);
        kernels.putColumns(input, 32, joinedOut);
    }

    /** failure: 92 → 1, logits of the sigmoid. */
    private void forwardFailure() {
        kernels.dense(joinedOut, failureWeights.tensor(), failureBias.tensor(), failureOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardStem();
        guard.trace(stem, stemOut);
        forwardHidden1();
        guard.trace(hidden1, hidden1Out);
        forwardNorm1(Mode.TRAIN);
        guard.trace(norm1, norm1Out);
        forwardRelu1();
        guard.trace(relu1, norm1Out);
        forwardHidden2();
        guard.trace(hidden2, hidden2Out);
        forwardNorm2(Mode.TRAIN);
        guard.trace(norm2, norm2Out);
        forwardSum();
        guard.trace(sum, norm2Out);
        forwardRelu2();
        guard.trace(relu2, norm2Out);
        forwardJoined();
        guard.trace(joined, joinedOut);
        forwardFailure();
        guard.trace(failure, failureOut);
    }

    private void backward() {
        backwardFailure();
        backwardJoined();
        backwardRelu2();
        backwardNorm2();
        backwardHidden2();
        backwardRelu1();
        backwardNorm1();
        backwardHidden1();
        backwardStem();
    }

    /** failure: 1 → 92; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardFailure() {
        kernels.weightsGradient(joinedOut, dFailure, failureWeights.gradientTensor());
        kernels.biasGradient(dFailure, failureBias.gradientTensor());
        kernels.inputGradient(dFailure, failureWeights.tensor(), dJoined);
    }

    /** joined: dx = the columns of dy that belong to relu2. */
    private void backwardJoined() {
        kernels.takeColumns(dJoined, 0, dRelu2);
    }

    /** relu2: ReLU of 32 features; dx = dy·f′(x), computed from y. */
    private void backwardRelu2() {
        kernels.activateBackward(RELU, norm2Out, dRelu2, dSum);
    }

    /**
     * norm2: batch norm of 32 features; dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂));
     * dx = γ/σ·dy while it is frozen.
     */
    private void backwardNorm2() {
        if (norm2.isFrozen()) {
            kernels.batchNormInferenceBackward(dNorm2, norm2State, dHidden2);
        } else {
            kernels.batchNormBackward(hidden2Out, dNorm2, norm2State, dHidden2);
        }
    }

    /** hidden2: 32 → 32; dW = xᵀ·dy, dx = dy·Wᵀ. */
    private void backwardHidden2() {
        kernels.weightsGradient(norm1Out, dHidden2, hidden2Weights.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dRelu1);
    }

    /** relu1: ReLU of 32 features; dx = dy·f′(x), computed from y. */
    private void backwardRelu1() {
        kernels.activateBackward(RELU, norm1Out, dRelu1, dNorm1);
    }

    /**
     * norm1: batch norm of 32 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardNorm1() {
        if (norm1.isFrozen()) {
            kernels.batchNormInferenceBackward(dNorm1, norm1State, dHidden1);
        } else {
            kernels.batchNormBackward(hidden1Out, dNorm1, norm1State, dHidden1);
        }
    }

    /** hidden1: 32 → 32; dW = xᵀ·dy, dx = dy·Wᵀ. */
    private void backwardHidden1() {
        kernels.weightsGradient(stemOut, dHidden1, hidden1Weights.gradientTensor());
        kernels.inputGradient(dHidden1, hidden1Weights.tensor(), dHidden1In);
        kernels.add(dStem, dHidden1In, dStem);
    }

    /** stem: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before stem is trained. */
    private void backwardStem() {
        kernels.activateBackward(RELU, stemOut, dStem, dStem);
        kernels.weightsGradient(input, dStem, stemWeights.gradientTensor());
        kernels.biasGradient(dStem, stemBias.gradientTensor());
    }

    @Override
    public DenseLayer stem() {
        return stem;
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
    public Layer relu1() {
        return relu1;
    }

    @Override
    public DenseLayer hidden2() {
        return hidden2;
    }

    @Override
    public BatchNormLayer norm2() {
        return norm2;
    }

    @Override
    public Layer sum() {
        return sum;
    }

    @Override
    public Layer relu2() {
        return relu2;
    }

    @Override
    public Layer joined() {
        return joined;
    }

    @Override
    public DenseLayer failure() {
        return failure;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Signals source, Class<Signals> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Signals}, until {@link #unfreeze}. */
    public void freeze(Class<? super Signals> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Signals} again. */
    public void unfreeze(Class<? super Signals> part) {
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
    public SignalsPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new SignalsPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Signals", 60);
            graph.node("stem", "Dense", 60, 32)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "HE_NORMAL", "biasInit", "ZEROS")
                    .trained("weights", 60, 32)
                    .trained("bias", 1, 32);
            graph.node("hidden1", "Dense", 32, 32)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 32, 32);
            graph.node("norm1", "BatchNorm", 32, 32)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 32)
                    .trained("beta", 1, 32)
                    .untrained("movingMean", 1, 32)
                    .untrained("movingVariance", 1, 32);
            graph.node("relu1", "Activation", 32, 32)
                    .attributes("function", "RELU");
            graph.node("hidden2", "Dense", 32, 32)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 32, 32);
            graph.node("norm2", "BatchNorm", 32, 32)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 32)
                    .trained("beta", 1, 32)
                    .untrained("movingMean", 1, 32)
                    .untrained("movingVariance", 1, 32);
            graph.node("sum", "Add", 32, 32)
                    .reads("stem", "norm2");
            graph.node("relu2", "Activation", 32, 32)
                    .attributes("function", "RELU");
            graph.node("joined", "Concat", 92, 92)
                    .reads("relu2", "");
            graph.node("failure", "Dense", 92, 1)
                    .attributes("bias", true, "function", "SIGMOID")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 92, 1)
                    .trained("bias", 1, 1);
            graph.loss("BINARY_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SIGMOID");
            graph.metrics(
                    "value", List.of("RECALL", "AUC"), "threshold", 0.5, "topK", 5, "aucThresholds", 0,
                    "weighted", false);
            graph.optimizer(
                    "Lion", "learningRate", 3e-4, "weightDecay", 0.01, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.99);
            graph.schedule(
                    "Cosine", "steps", 0, "alpha", 0.0, "warmupSteps", 100, "warmupTarget", 3e-4, "unit", "STEP");
            return graph.build();
        }
    }
}
