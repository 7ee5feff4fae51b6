package example;

import static dev.gradwright.dsl.ActivationFunction.ELU;
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
import dev.gradwright.runtime.loss.MeanSquaredError;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
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
 * Trains {@link Tower}: 5 → 8 → 6 → 6 → 6 → 1; 229 parameters, 205 of them trained.
 *
 * <pre>
 * layer               kind        output  parameters  multiply-adds
 * trunk.hidden1       Dense            8          48             40
 * trunk.hidden2       Dense            6          54             48
 * tower.0.room.dense  Dense            6          36             36
 * tower.0.room.norm   BatchNorm        6          24              0
 * tower.0.elu         Activation       6           0              0
 * tower.1.room.dense  Dense            6          36             36
 * tower.1.room.norm   BatchNorm        6          24              0
 * tower.1.elu         Activation       6           0              0
 * output              Dense            1           7              6
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 11,272 bytes. A row takes 166 multiply-adds forward and 292 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class TowerNetwork implements Tower, TrainableNetwork {
    private final ParameterFactory factory;
    private final NetworkSettings settings;
    private final Kernels kernels;
    private final LayerRegister layers;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;

    /** rows × 5. */
    private final Tensor input;

    private final DenseLayer trunkHidden1;
    /** 5 × 8. */
    private final NetworkParameter trunkHidden1Weights;
    private final NetworkParameter trunkHidden1Bias;
    /** rows × 8. */
    private final Tensor trunkHidden1Out;
    /** rows × 8. */
    private final Tensor dTrunkHidden1;

    private final DenseLayer trunkHidden2;
    /** 8 × 6. */
    private final NetworkParameter trunkHidden2Weights;
    private final NetworkParameter trunkHidden2Bias;
    /** rows × 6. */
    private final Tensor trunkHidden2Out;
    /** rows × 6. */
    private final Tensor dTrunkHidden2;

    private final DenseLayer tower0RoomDense;
    /** 6 × 6. */
    private final NetworkParameter tower0RoomDenseWeights;
    /** rows × 6. */
    private final Tensor tower0RoomDenseOut;
    /** rows × 6, shared by tower.0.room.dense, tower.0.room.norm and tower.0.elu. */
    private final Tensor dTower0RoomDense;

    private final BatchNormLayer tower0RoomNorm;
    private final BatchNormState tower0RoomNormState;
    /** rows × 6, shared by tower.0.room.norm and tower.0.elu. */
    private final Tensor tower0RoomNormOut;
    /** rows × 6, the same tensor as dTower0RoomDense. */
    private final Tensor dTower0RoomNorm;

    private final Layer tower0Elu;
    /** rows × 6, the same tensor as dTower0RoomDense. */
    private final Tensor dTower0Elu;

    private final DenseLayer tower1RoomDense;
    /** 6 × 6. */
    private final NetworkParameter tower1RoomDenseWeights;
    /** rows × 6. */
    private final Tensor tower1RoomDenseOut;
    /** rows × 6, shared by tower.1.room.dense, tower.1.room.norm and tower.1.elu. */
    private final Tensor dTower1RoomDense;

    private final BatchNormLayer tower1RoomNorm;
    private final BatchNormState tower1RoomNormState;
    /** rows × 6, shared by tower.1.room.norm and tower.1.elu. */
    private final Tensor tower1RoomNormOut;
    /** rows × 6, the same tensor as dTower1RoomDense. */
    private final Tensor dTower1RoomNorm;

    private final Layer tower1Elu;
    /** rows × 6, the same tensor as dTower1RoomDense. */
    private final Tensor dTower1Elu;

    private final DenseLayer output;
    /** 6 × 1. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 1. */
    private final Tensor outputOut;
    /** rows × 1. */
    private final Tensor dOutput;

    private final TrunkLayers trunk;
    private final RoomLayers tower0Room;
    private final FloorLayers tower0;
    private final RoomLayers tower1Room;
    private final FloorLayers tower1;
    private final List<Floor> tower;

    private TowerNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(5);

        trunkHidden1Weights = factory.weights("trunk.hidden1.weights", 5, 8, GLOROT_UNIFORM);
        trunkHidden1Bias = factory.bias("trunk.hidden1.bias", 8, ZEROS);
        trunkHidden1Out = kernels.activations(8);
        dTrunkHidden1 = kernels.activations(8);
        trunkHidden1 = layers.add(new DenseLayer("trunk.hidden1", trunkHidden1Weights, trunkHidden1Bias));

        trunkHidden2Weights = factory.weights("trunk.hidden2.weights", 8, 6, GLOROT_UNIFORM);
        trunkHidden2Bias = factory.bias("trunk.hidden2.bias", 6, ZEROS);
        trunkHidden2Out = kernels.activations(6);
        dTrunkHidden2 = kernels.activations(6);
        trunkHidden2 = layers.add(new DenseLayer("trunk.hidden2", trunkHidden2Weights, trunkHidden2Bias));

        tower0RoomDenseWeights = factory.weights("tower.0.room.dense.weights", 6, 6, HE_NORMAL);
        tower0RoomDenseOut = kernels.activations(6);
        dTower0RoomDense = kernels.activations(6);
        tower0RoomDense = layers.add(new DenseLayer("tower.0.room.dense", tower0RoomDenseWeights));

        tower0RoomNormState = factory.batchNorm(6, settings.number("tower.0.room.norm.momentum", 0.99), 0.001f);
        tower0RoomNormOut = kernels.activations(6);
        dTower0RoomNorm = dTower0RoomDense;
        tower0RoomNorm = layers.add(new BatchNormLayer("tower.0.room.norm", tower0RoomNormState, true, true));

        dTower0Elu = dTower0RoomDense;
        tower0Elu = layers.add(new Layer("tower.0.elu", "Activation", 6, 6));

        tower1RoomDenseWeights = factory.weights("tower.1.room.dense.weights", 6, 6, HE_NORMAL);
        tower1RoomDenseOut = kernels.activations(6);
        dTower1RoomDense = kernels.activations(6);
        tower1RoomDense = layers.add(new DenseLayer("tower.1.room.dense", tower1RoomDenseWeights));

        tower1RoomNormState = factory.batchNorm(6, settings.number("tower.1.room.norm.momentum", 0.99), 0.001f);
        tower1RoomNormOut = kernels.activations(6);
        dTower1RoomNorm = dTower1RoomDense;
        tower1RoomNorm = layers.add(new BatchNormLayer("tower.1.room.norm", tower1RoomNormState, true, true));

        dTower1Elu = dTower1RoomDense;
        tower1Elu = layers.add(new Layer("tower.1.elu", "Activation", 6, 6));

        outputWeights = factory.weights("output.weights", 6, 1, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 1, ZEROS);
        outputOut = kernels.activations(1);
        dOutput = kernels.activations(1);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        trunk = new TrunkLayers(trunkHidden1, trunkHidden2);
        tower0Room = new RoomLayers(tower0RoomDense, tower0RoomNorm);
        tower0 = new FloorLayers(tower0Room, tower0Elu);
        tower1Room = new RoomLayers(tower1RoomDense, tower1RoomNorm);
        tower1 = new FloorLayers(tower1Room, tower1Elu);
        tower = List.of(tower0, tower1);

        createParts();
        head = new OutputHead(1, new MeanSquaredError());
        batches = new BatchCheck(kernels, 5, 1, head.targets());
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
    public static TowerNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static TowerNetwork create(long seed, KernelTier tier) {
        return new TowerNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static TowerNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static TowerNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new TowerNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static TowerNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static TowerNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        TowerNetwork network = new TowerNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Tower.class, layers.all());
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
        forwardTrunkHidden1();
        forwardTrunkHidden2();
        forwardTower0RoomDense();
        forwardTower0RoomNorm(mode);
        forwardTower0Elu();
        forwardTower1RoomDense();
        forwardTower1RoomNorm(mode);
        forwardTower1Elu();
        forwardOutput();
    }

    /** trunk.hidden1: 5 → 8, ELU. */
    private void forwardTrunkHidden1() {
        kernels.dense(input, trunkHidden1Weights.tensor(), trunkHidden1Bias.tensor(), trunkHidden1Out);
        kernels.activate(ELU, 1f, trunkHidden1Out, trunkHidden1Out);
    }

    /** trunk.hidden2: 8 → 6, ELU. */
    private void forwardTrunkHidden2() {
        kernels.dense(trunkHidden1Out, trunkHidden2Weights.tensor(), trunkHidden2Bias.tensor(), trunkHidden2Out);
        kernels.activate(ELU, 1f, trunkHidden2Out, trunkHidden2Out);
    }

    /** tower.0.room.dense: 6 → 6, no bias. */
    private void forwardTower0RoomDense() {
        kernels.dense(trunkHidden2Out, tower0RoomDenseWeights.tensor(), tower0RoomDenseOut);
    }

    /** tower.0.room.norm: batch norm of 6 features. */
    private void forwardTower0RoomNorm(Mode mode) {
        if (mode == Mode.TRAIN && !tower0RoomNorm.isFrozen()) {
            kernels.batchNorm(tower0RoomDenseOut, tower0RoomNormState, tower0RoomNormOut);
        } else {
            kernels.batchNormInference(tower0RoomDenseOut, tower0RoomNormState, tower0RoomNormOut);
        }
    }

    /** tower.0.elu: ELU of 6 features, in place. */
    private void forwardTower0Elu() {
        kernels.activate(ELU, 1f, tower0RoomNormOut, tower0RoomNormOut);
    }

    /** tower.1.room.dense: 6 → 6, no bias. */
    private void forwardTower1RoomDense() {
        kernels.dense(tower0RoomNormOut, tower1RoomDenseWeights.tensor(), tower1RoomDenseOut);
    }

    /** tower.1.room.norm: batch norm of 6 features. */
    private void forwardTower1RoomNorm(Mode mode) {
        if (mode == Mode.TRAIN && !tower1RoomNorm.isFrozen()) {
            kernels.batchNorm(tower1RoomDenseOut, tower1RoomNormState, tower1RoomNormOut);
        } else {
            kernels.batchNormInference(tower1RoomDenseOut, tower1RoomNormState, tower1RoomNormOut);
        }
    }

    /** tower.1.elu: ELU of 6 features, in place. */
    private void forwardTower1Elu() {
        kernels.activate(ELU, 1f, tower1RoomNormOut, tower1RoomNormOut);
    }

    /** output: 6 → 1. */
    private void forwardOutput() {
        kernels.dense(tower1RoomNormOut, outputWeights.tensor(), outputBias.tensor(), outputOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardTrunkHidden1();
        guard.trace(trunkHidden1, trunkHidden1Out);
        forwardTrunkHidden2();
        guard.trace(trunkHidden2, trunkHidden2Out);
        forwardTower0RoomDense();
        guard.trace(tower0RoomDense, tower0RoomDenseOut);
        forwardTower0RoomNorm(Mode.TRAIN);
        guard.trace(tower0RoomNorm, tower0RoomNormOut);
        forwardTower0Elu();
        guard.trace(tower0Elu, tower0RoomNormOut);
        forwardTower1RoomDense();
        guard.trace(tower1RoomDense, tower1RoomDenseOut);
        forwardTower1RoomNorm(Mode.TRAIN);
        guard.trace(tower1RoomNorm, tower1RoomNormOut);
        forwardTower1Elu();
        guard.trace(tower1Elu, tower1RoomNormOut);
        forwardOutput();
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardTower1Elu();
        backwardTower1RoomNorm();
        backwardTower1RoomDense();
        backwardTower0Elu();
        backwardTower0RoomNorm();
        backwardTower0RoomDense();
        backwardTrunkHidden2();
        backwardTrunkHidden1();
    }

    /** output: 1 → 6; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(tower1RoomNormOut, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dTower1Elu);
    }

    /** tower.1.elu: ELU of 6 features; dx = dy·f′(x), computed from y. */
    private void backwardTower1Elu() {
        kernels.activateBackward(ELU, 1f, tower1RoomNormOut, dTower1Elu, dTower1RoomNorm);
    }

    /**
     * tower.1.room.norm: batch norm of 6 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardTower1RoomNorm() {
        if (tower1RoomNorm.isFrozen()) {
            kernels.batchNormInferenceBackward(dTower1RoomNorm, tower1RoomNormState, dTower1RoomDense);
        } else {
            kernels.batchNormBackward(tower1RoomDenseOut, dTower1RoomNorm, tower1RoomNormState, dTower1RoomDense);
        }
    }

    /** tower.1.room.dense: 6 → 6; dW = xᵀ·dy, dx = dy·Wᵀ. */
    private void backwardTower1RoomDense() {
        kernels.weightsGradient(tower0RoomNormOut, dTower1RoomDense, tower1RoomDenseWeights.gradientTensor());
        kernels.inputGradient(dTower1RoomDense, tower1RoomDenseWeights.tensor(), dTower0Elu);
    }

    /** tower.0.elu: ELU of 6 features; dx = dy·f′(x), computed from y. */
    private void backwardTower0Elu() {
        kernels.activateBackward(ELU, 1f, tower0RoomNormOut, dTower0Elu, dTower0RoomNorm);
    }

    /**
     * tower.0.room.norm: batch norm of 6 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardTower0RoomNorm() {
        if (tower0RoomNorm.isFrozen()) {
            kernels.batchNormInferenceBackward(dTower0RoomNorm, tower0RoomNormState, dTower0RoomDense);
        } else {
            kernels.batchNormBackward(tower0RoomDenseOut, dTower0RoomNorm, tower0RoomNormState, dTower0RoomDense);
        }
    }

    /** tower.0.room.dense: 6 → 6; dW = xᵀ·dy, dx = dy·Wᵀ. */
    private void backwardTower0RoomDense() {
        kernels.weightsGradient(trunkHidden2Out, dTower0RoomDense, tower0RoomDenseWeights.gradientTensor());
        kernels.inputGradient(dTower0RoomDense, tower0RoomDenseWeights.tensor(), dTrunkHidden2);
    }

    /** trunk.hidden2: 6 → 8; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardTrunkHidden2() {
        kernels.activateBackward(ELU, 1f, trunkHidden2Out, dTrunkHidden2, dTrunkHidden2);
        kernels.weightsGradient(trunkHidden1Out, dTrunkHidden2, trunkHidden2Weights.gradientTensor());
        kernels.biasGradient(dTrunkHidden2, trunkHidden2Bias.gradientTensor());
        kernels.inputGradient(dTrunkHidden2, trunkHidden2Weights.tensor(), dTrunkHidden1);
    }

    /** trunk.hidden1: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before trunk.hidden1 is trained. */
    private void backwardTrunkHidden1() {
        kernels.activateBackward(ELU, 1f, trunkHidden1Out, dTrunkHidden1, dTrunkHidden1);
        kernels.weightsGradient(input, dTrunkHidden1, trunkHidden1Weights.gradientTensor());
        kernels.biasGradient(dTrunkHidden1, trunkHidden1Bias.gradientTensor());
    }

    @Override
    public TrunkLayers trunk() {
        return trunk;
    }

    @Override
    public List<Floor> tower() {
        return tower;
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
    public List<String> copyFrom(Tower source, Class<Tower> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Tower}, until {@link #unfreeze}. */
    public void freeze(Class<? super Tower> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Tower} again. */
    public void unfreeze(Class<? super Tower> part) {
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
    public TowerPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new TowerPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** The layers of a {@link Trunk}. */
    public record TrunkLayers(DenseLayer hidden1, DenseLayer hidden2) implements Trunk {}

    /** The layers of a {@link Parts.Room}. */
    public record RoomLayers(DenseLayer dense, BatchNormLayer norm) implements Parts.Room {}

    /** The layers of a {@link Floor}. */
    public record FloorLayers(RoomLayers room, Layer elu) implements Floor {}

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Tower", 5);
            graph.node("trunk.hidden1", "Dense", 5, 8)
                    .attributes("bias", true, "function", "ELU", "alpha", 1.0)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 5, 8)
                    .trained("bias", 1, 8);
            graph.node("trunk.hidden2", "Dense", 8, 6)
                    .attributes("bias", true, "function", "ELU", "alpha", 1.0)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 8, 6)
                    .trained("bias", 1, 6);
            graph.node("tower.0.room.dense", "Dense", 6, 6)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 6, 6);
            graph.node("tower.0.room.norm", "BatchNorm", 6, 6)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 6)
                    .trained("beta", 1, 6)
                    .untrained("movingMean", 1, 6)
                    .untrained("movingVariance", 1, 6);
            graph.node("tower.0.elu", "Activation", 6, 6)
                    .attributes("function", "ELU", "alpha", 1.0);
            graph.node("tower.1.room.dense", "Dense", 6, 6)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 6, 6);
            graph.node("tower.1.room.norm", "BatchNorm", 6, 6)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 6)
                    .trained("beta", 1, 6)
                    .untrained("movingMean", 1, 6)
                    .untrained("movingVariance", 1, 6);
            graph.node("tower.1.elu", "Activation", 6, 6)
                    .attributes("function", "ELU", "alpha", 1.0);
            graph.node("output", "Dense", 6, 1)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 6, 1)
                    .trained("bias", 1, 1);
            graph.loss("MEAN_SQUARED_ERROR");
            graph.optimizer(
                    "Sgd", "learningRate", 0.01, "weightDecay", 0.0, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "momentum", 0.0, "nesterov", false);
            return graph.build();
        }
    }
}
