package gallery;

import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.Metric.MAE;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.layer.LayerNormLayer;
import dev.gradwright.runtime.loss.Huber;
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
import dev.gradwright.runtime.schedule.PlateauSchedule;
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
 * Trains {@link Prices}: 13 → 1 in 8 dense layers; 7,009 parameters, all of them trained.
 *
 * <pre>
 * layer            kind       output  parameters  multiply-adds
 * stem             Dense          32         448            416
 * tower.0.norm     LayerNorm      32          64              0
 * tower.0.hidden   Dense          32       1,056          1,024
 * tower.0.dropout  Dropout        32           0              0
 * tower.0.linear   Dense          32       1,056          1,024
 * tower.0.sum      Add            32           0              0
 * tower.1.norm     LayerNorm      32          64              0
 * tower.1.hidden   Dense          32       1,056          1,024
 * tower.1.dropout  Dropout        32           0              0
 * tower.1.linear   Dense          32       1,056          1,024
 * tower.1.sum      Add            32           0              0
 * tower.2.norm     LayerNorm      32          64              0
 * tower.2.hidden   Dense          32       1,056          1,024
 * tower.2.dropout  Dropout        32           0              0
 * tower.2.linear   Dense          32       1,056          1,024
 * tower.2.sum      Add            32           0              0
 * price            Dense           1          33             32
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 192,144 bytes. A row takes 6,592 multiply-adds forward and 12,768 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class PricesNetwork implements Prices, TrainableNetwork {
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

    /** rows × 13. */
    private final Tensor input;

    private final DenseLayer stem;
    /** 13 × 32. */
    private final NetworkParameter stemWeights;
    private final NetworkParameter stemBias;
    /** rows × 32, kept for the slope of the activation. */
    private final Tensor stemZ;
    /** rows × 32. */
    private final Tensor stemOut;
    /** rows × 32, shared by stem, tower.0.norm, … and tower.2.sum. */
    private final Tensor dStem;

    private final LayerNormLayer tower0Norm;
    private final NetworkParameter tower0NormGamma;
    private final NetworkParameter tower0NormBeta;
    /** rows × 32. */
    private final Tensor tower0NormOut;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower0Norm;

    private final DenseLayer tower0Hidden;
    /** 32 × 32. */
    private final NetworkParameter tower0HiddenWeights;
    private final NetworkParameter tower0HiddenBias;
    /** rows × 32, kept for the slope of the activation. */
    private final Tensor tower0HiddenZ;
    /** rows × 32, shared by tower.0.hidden and tower.0.dropout. */
    private final Tensor tower0HiddenOut;
    /** rows × 32, shared by tower.0.hidden and tower.0.dropout. */
    private final Tensor dTower0Hidden;
    /**
     * rows × 32, scratch for one reader's contribution to a shared gradient, shared by tower.0.hidden,
     * tower.1.hidden and tower.2.hidden.
     */
    private final Tensor dTower0HiddenIn;

    private final Layer tower0Dropout;
    private final Setting tower0DropoutRate;
    private final RandomStream tower0DropoutStream;
    /** rows × 32, the same tensor as dTower0Hidden. */
    private final Tensor dTower0Dropout;

    private final DenseLayer tower0Linear;
    /** 32 × 32. */
    private final NetworkParameter tower0LinearWeights;
    private final NetworkParameter tower0LinearBias;
    /** rows × 32, shared by tower.0.linear and tower.0.sum. */
    private final Tensor tower0LinearOut;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower0Linear;

    private final Layer tower0Sum;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower0Sum;

    private final LayerNormLayer tower1Norm;
    private final NetworkParameter tower1NormGamma;
    private final NetworkParameter tower1NormBeta;
    /** rows × 32. */
    private final Tensor tower1NormOut;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower1Norm;

    private final DenseLayer tower1Hidden;
    /** 32 × 32. */
    private final NetworkParameter tower1HiddenWeights;
    private final NetworkParameter tower1HiddenBias;
    /** rows × 32, kept for the slope of the activation. */
    private final Tensor tower1HiddenZ;
    /** rows × 32, shared by tower.1.hidden and tower.1.dropout. */
    private final Tensor tower1HiddenOut;
    /** rows × 32, shared by tower.1.hidden and tower.1.dropout. */
    private final Tensor dTower1Hidden;
    /** rows × 32, the same tensor as dTower0HiddenIn. */
    private final Tensor dTower1HiddenIn;

    private final Layer tower1Dropout;
    private final Setting tower1DropoutRate;
    private final RandomStream tower1DropoutStream;
    /** rows × 32, the same tensor as dTower1Hidden. */
    private final Tensor dTower1Dropout;

    private final DenseLayer tower1Linear;
    /** 32 × 32. */
    private final NetworkParameter tower1LinearWeights;
    private final NetworkParameter tower1LinearBias;
    /** rows × 32, shared by tower.1.linear and tower.1.sum. */
    private final Tensor tower1LinearOut;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower1Linear;

    private final Layer tower1Sum;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower1Sum;

    private final LayerNormLayer tower2Norm;
    private final NetworkParameter tower2NormGamma;
    private final NetworkParameter tower2NormBeta;
    /** rows × 32. */
    private final Tensor tower2NormOut;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower2Norm;

    private final DenseLayer tower2Hidden;
    /** 32 × 32. */
    private final NetworkParameter tower2HiddenWeights;
    private final NetworkParameter tower2HiddenBias;
    /** rows × 32, kept for the slope of the activation. */
    private final Tensor tower2HiddenZ;
    /** rows × 32, shared by tower.2.hidden and tower.2.dropout. */
    private final Tensor tower2HiddenOut;
    /** rows × 32, shared by tower.2.hidden and tower.2.dropout. */
    private final Tensor dTower2Hidden;
    /** rows × 32, the same tensor as dTower0HiddenIn. */
    private final Tensor dTower2HiddenIn;

    private final Layer tower2Dropout;
    private final Setting tower2DropoutRate;
    private final RandomStream tower2DropoutStream;
    /** rows × 32, the same tensor as dTower2Hidden. */
    private final Tensor dTower2Dropout;

    private final DenseLayer tower2Linear;
    /** 32 × 32. */
    private final NetworkParameter tower2LinearWeights;
    private final NetworkParameter tower2LinearBias;
    /** rows × 32, shared by tower.2.linear and tower.2.sum. */
    private final Tensor tower2LinearOut;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower2Linear;

    private final Layer tower2Sum;
    /** rows × 32, the same tensor as dStem. */
    private final Tensor dTower2Sum;

    private final DenseLayer price;
    /** 32 × 1. */
    private final NetworkParameter priceWeights;
    private final NetworkParameter priceBias;
    /** rows × 1. */
    private final Tensor priceOut;
    /** rows × 1. */
    private final Tensor dPrice;

    private final FloorLayers tower0;
    private final FloorLayers tower1;
    private final FloorLayers tower2;
    private final List<Prices.Floor> tower;

    private PricesNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(13);

        stemWeights = factory.weights("stem.weights", 13, 32, GLOROT_UNIFORM);
        stemBias = factory.bias("stem.bias", 32, ZEROS);
        stemZ = kernels.activations(32);
        stemOut = kernels.activations(32);
        dStem = kernels.activations(32);
        stem = layers.add(new DenseLayer("stem", stemWeights, stemBias));

        tower0NormGamma = factory.constant("tower.0.norm.gamma", 32, 1f);
        tower0NormBeta = factory.constant("tower.0.norm.beta", 32, 0f);
        tower0NormOut = kernels.activations(32);
        dTower0Norm = dStem;
        tower0Norm = layers.add(new LayerNormLayer("tower.0.norm", tower0NormGamma, tower0NormBeta));

        tower0HiddenWeights = factory.weights("tower.0.hidden.weights", 32, 32, GLOROT_UNIFORM);
        tower0HiddenBias = factory.bias("tower.0.hidden.bias", 32, ZEROS);
        tower0HiddenZ = kernels.activations(32);
        tower0HiddenOut = kernels.activations(32);
        dTower0Hidden = kernels.activations(32);
        dTower0HiddenIn = kernels.activations(32);
        tower0Hidden = layers.add(new DenseLayer("tower.0.hidden", tower0HiddenWeights, tower0HiddenBias));

        tower0DropoutRate = settings.of("tower.0.dropout.rate", 0.1);
        tower0DropoutStream = factory.stream("tower.0.dropout");
        dTower0Dropout = dTower0Hidden;
        tower0Dropout = layers.add(new Layer("tower.0.dropout", "Dropout", 32, 32));

        tower0LinearWeights = factory.weights("tower.0.linear.weights", 32, 32, GLOROT_UNIFORM);
        tower0LinearBias = factory.bias("tower.0.linear.bias", 32, ZEROS);
        tower0LinearOut = kernels.activations(32);
        dTower0Linear = dStem;
        tower0Linear = layers.add(new DenseLayer("tower.0.linear", tower0LinearWeights, tower0LinearBias));

        dTower0Sum = dStem;
        tower0Sum = layers.add(new Layer("tower.0.sum", "Add", 32, 32));

        tower1NormGamma = factory.constant("tower.1.norm.gamma", 32, 1f);
        tower1NormBeta = factory.constant("tower.1.norm.beta", 32, 0f);
        tower1NormOut = kernels.activations(32);
        dTower1Norm = dStem;
        tower1Norm = layers.add(new LayerNormLayer("tower.1.norm", tower1NormGamma, tower1NormBeta));

        tower1HiddenWeights = factory.weights("tower.1.hidden.weights", 32, 32, GLOROT_UNIFORM);
        tower1HiddenBias = factory.bias("tower.1.hidden.bias", 32, ZEROS);
        tower1HiddenZ = kernels.activations(32);
        tower1HiddenOut = kernels.activations(32);
        dTower1Hidden = kernels.activations(32);
        dTower1HiddenIn = dTower0HiddenIn;
        tower1Hidden = layers.add(new DenseLayer("tower.1.hidden", tower1HiddenWeights, tower1HiddenBias));

        tower1DropoutRate = settings.of("tower.1.dropout.rate", 0.1);
        tower1DropoutStream = factory.stream("tower.1.dropout");
        dTower1Dropout = dTower1Hidden;
        tower1Dropout = layers.add(new Layer("tower.1.dropout", "Dropout", 32, 32));

        tower1LinearWeights = factory.weights("tower.1.linear.weights", 32, 32, GLOROT_UNIFORM);
        tower1LinearBias = factory.bias("tower.1.linear.bias", 32, ZEROS);
        tower1LinearOut = kernels.activations(32);
        dTower1Linear = dStem;
        tower1Linear = layers.add(new DenseLayer("tower.1.linear", tower1LinearWeights, tower1LinearBias));

        dTower1Sum = dStem;
        tower1Sum = layers.add(new Layer("tower.1.sum", "Add", 32, 32));

        tower2NormGamma = factory.constant("tower.2.norm.gamma", 32, 1f);
        tower2NormBeta = factory.constant("tower.2.norm.beta", 32, 0f);
        tower2NormOut = kernels.activations(32);
        dTower2Norm = dStem;
        tower2Norm = layers.add(new LayerNormLayer("tower.2.norm", tower2NormGamma, tower2NormBeta));

        tower2HiddenWeights = factory.weights("tower.2.hidden.weights", 32, 32, GLOROT_UNIFORM);
        tower2HiddenBias = factory.bias("tower.2.hidden.bias", 32, ZEROS);
        tower2HiddenZ = kernels.activations(32);
        tower2HiddenOut = kernels.activations(32);
        dTower2Hidden = kernels.activations(32);
        dTower2HiddenIn = dTower0HiddenIn;
        tower2Hidden = layers.add(new DenseLayer("tower.2.hidden", tower2HiddenWeights, tower2HiddenBias));

        tower2DropoutRate = settings.of("tower.2.dropout.rate", 0.1);
        tower2DropoutStream = factory.stream("tower.2.dropout");
        dTower2Dropout = dTower2Hidden;
        tower2Dropout = layers.add(new Layer("tower.2.dropout", "Dropout", 32, 32));

        tower2LinearWeights = factory.weights("tower.2.linear.weights", 32, 32, GLOROT_UNIFORM);
        tower2LinearBias = factory.bias("tower.2.linear.bias", 32, ZEROS);
        tower2LinearOut = kernels.activations(32);
        dTower2Linear = dStem;
        tower2Linear = layers.add(new DenseLayer("tower.2.linear", tower2LinearWeights, tower2LinearBias));

        dTower2Sum = dStem;
        tower2Sum = layers.add(new Layer("tower.2.sum", "Add", 32, 32));

        priceWeights = factory.weights("price.weights", 32, 1, GLOROT_UNIFORM);
        priceBias = factory.bias("price.bias", 1, ZEROS);
        priceOut = kernels.activations(1);
        dPrice = kernels.activations(1);
        price = layers.add(new DenseLayer("price", priceWeights, priceBias));

        tower0 = new FloorLayers(tower0Norm, tower0Hidden, tower0Dropout, tower0Linear, tower0Sum);
        tower1 = new FloorLayers(tower1Norm, tower1Hidden, tower1Dropout, tower1Linear, tower1Sum);
        tower2 = new FloorLayers(tower2Norm, tower2Hidden, tower2Dropout, tower2Linear, tower2Sum);
        tower = List.of(tower0, tower1, tower2);

        createParts();
        head = new OutputHead(1, new Huber(settings.loss("delta", 0.5f)), MAE);
        batches = new BatchCheck(kernels, 13, 1, head.targets());
        optimizer = new ParameterOptimizer(
                        kernels,
                        layers.parameters(),
                        () -> new AdamRule(
                                settings.beta1(0.9),
                                settings.beta2(0.999),
                                settings.epsilon(1e-7),
                                settings.amsgrad(false)),
                        settings.schedule(new PlateauSchedule(
                                settings.learningRate(0.001),
                                settings.number("schedule.factor", 0.5),
                                settings.count("schedule.patience", 5),
                                settings.number("schedule.minDelta", 1e-4),
                                settings.count("schedule.cooldown", 0),
                                settings.number("schedule.minLearningRate", 0))),
                        GradientClipping.none())
                .decaying(settings.weightDecay(0.004), settings.decayBiases(true), settings.decayNorms(true))
                .averaging(settings.averaging(0))
                .following(settings);
        guard = new DivergenceGuard(kernels, layers, optimizer, head.targets());
    }

    /**
     * Creates a network with initial weights.
     *
     * @param seed determines all random numbers: those of the weights, of dropout and of noise
     */
    public static PricesNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static PricesNetwork create(long seed, KernelTier tier) {
        return new PricesNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static PricesNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static PricesNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new PricesNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static PricesNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static PricesNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        PricesNetwork network = new PricesNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Prices.class, layers.all());
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        draw = optimizer.batches();
        input.borrow(x);
        forward(Mode.TRAIN);
        float loss = head.train(priceOut, y, sampleWeights, dPrice);
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
        return head.test(priceOut, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        input.borrow(x);
        forward(Mode.INFER);
        head.predict(priceOut, out);
    }

    @Override
    public void predictSample(FMatrixRMaj x, long sample, FMatrixRMaj out) {
        batches.require(x);
        draw = Draw.ofSample(sample);
        input.borrow(x);
        forward(Mode.SAMPLE);
        head.predict(priceOut, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
    }

    private void forward(Mode mode) {
        forwardStem();
        forwardTower0Norm();
        forwardTower0Hidden();
        forwardTower0Dropout(mode);
        forwardTower0Linear();
        forwardTower0Sum();
        forwardTower1Norm();
        forwardTower1Hidden();
        forwardTower1Dropout(mode);
        forwardTower1Linear();
        forwardTower1Sum();
        forwardTower2Norm();
        forwardTower2Hidden();
        forwardTower2Dropout(mode);
        forwardTower2Linear();
        forwardTower2Sum();
        forwardPrice();
    }

    /** stem: 13 → 32, GELU. */
    private void forwardStem() {
        kernels.dense(input, stemWeights.tensor(), stemBias.tensor(), stemZ);
        kernels.activate(GELU, stemZ, stemOut);
    }

    /** tower.0.norm: layer norm of 32 features. */
    private void forwardTower0Norm() {
        kernels.layerNorm(stemOut, tower0NormGamma.tensor(), tower0NormBeta.tensor(), 0.001f, tower0NormOut);
    }

    /** tower.0.hidden: 32 → 32, GELU. */
    private void forwardTower0Hidden() {
        kernels.dense(tower0NormOut, tower0HiddenWeights.tensor(), tower0HiddenBias.tensor(), tower0HiddenZ);
        kernels.activate(GELU, tower0HiddenZ, tower0HiddenOut);
    }

    /** tower.0.dropout: dropout of 10 % by default, except in inference, in place. */
    private void forwardTower0Dropout(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(
                    tower0HiddenOut, tower0DropoutRate.floatValue(), tower0DropoutStream.key(draw), tower0HiddenOut);
        }
    }

    /** tower.0.linear: 32 → 32. */
    private void forwardTower0Linear() {
        kernels.dense(tower0HiddenOut, tower0LinearWeights.tensor(), tower0LinearBias.tensor(), tower0LinearOut);
    }

    /** tower.0.sum: tower.0.norm + tower.0.linear, 32 features, in place. */
    private void forwardTower0Sum() {
        kernels.add(tower0NormOut, tower0LinearOut, tower0LinearOut);
    }

    /** tower.1.norm: layer norm of 32 features. */
    private void forwardTower1Norm() {
        kernels.layerNorm(tower0LinearOut, tower1NormGamma.tensor(), tower1NormBeta.tensor(), 0.001f, tower1NormOut);
    }

    /** tower.1.hidden: 32 → 32, GELU. */
    private void forwardTower1Hidden() {
        kernels.dense(tower1NormOut, tower1HiddenWeights.tensor(), tower1HiddenBias.tensor(), tower1HiddenZ);
        kernels.activate(GELU, tower1HiddenZ, tower1HiddenOut);
    }

    /** tower.1.dropout: dropout of 10 % by default, except in inference, in place. */
    private void forwardTower1Dropout(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(
                    tower1HiddenOut, tower1DropoutRate.floatValue(), tower1DropoutStream.key(draw), tower1HiddenOut);
        }
    }

    /** tower.1.linear: 32 → 32. */
    private void forwardTower1Linear() {
        kernels.dense(tower1HiddenOut, tower1LinearWeights.tensor(), tower1LinearBias.tensor(), tower1LinearOut);
    }

    /** tower.1.sum: tower.1.norm + tower.1.linear, 32 features, in place. */
    private void forwardTower1Sum() {
        kernels.add(tower1NormOut, tower1LinearOut, tower1LinearOut);
    }

    /** tower.2.norm: layer norm of 32 features. */
    private void forwardTower2Norm() {
        kernels.layerNorm(tower1LinearOut, tower2NormGamma.tensor(), tower2NormBeta.tensor(), 0.001f, tower2NormOut);
    }

    /** tower.2.hidden: 32 → 32, GELU. */
    private void forwardTower2Hidden() {
        kernels.dense(tower2NormOut, tower2HiddenWeights.tensor(), tower2HiddenBias.tensor(), tower2HiddenZ);
        kernels.activate(GELU, tower2HiddenZ, tower2HiddenOut);
    }

    /** tower.2.dropout: dropout of 10 % by default, except in inference, in place. */
    private void forwardTower2Dropout(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(
                    tower2HiddenOut, tower2DropoutRate.floatValue(), tower2DropoutStream.key(draw), tower2HiddenOut);
        }
    }

    /** tower.2.linear: 32 → 32. */
    private void forwardTower2Linear() {
        kernels.dense(tower2HiddenOut, tower2LinearWeights.tensor(), tower2LinearBias.tensor(), tower2LinearOut);
    }

    /** tower.2.sum: tower.2.norm + tower.2.linear, 32 features, in place. */
    private void forwardTower2Sum() {
        kernels.add(tower2NormOut, tower2LinearOut, tower2LinearOut);
    }

    /** price: 32 → 1. */
    private void forwardPrice() {
        kernels.dense(tower2LinearOut, priceWeights.tensor(), priceBias.tensor(), priceOut);
    }

    /** Repeats the forward pass layer by layer, to find the layer that first computed a value that is not finite. */
    private void trace() {
        forwardStem();
        guard.trace(stem, stemOut);
        forwardTower0Norm();
        guard.trace(tower0Norm, tower0NormOut);
        forwardTower0Hidden();
        guard.trace(tower0Hidden, tower0HiddenOut);
        forwardTower0Dropout(Mode.TRAIN);
        guard.trace(tower0Dropout, tower0HiddenOut);
        forwardTower0Linear();
        guard.trace(tower0Linear, tower0LinearOut);
        forwardTower0Sum();
        guard.trace(tower0Sum, tower0LinearOut);
        forwardTower1Norm();
        guard.trace(tower1Norm, tower1NormOut);
        forwardTower1Hidden();
        guard.trace(tower1Hidden, tower1HiddenOut);
        forwardTower1Dropout(Mode.TRAIN);
        guard.trace(tower1Dropout, tower1HiddenOut);
        forwardTower1Linear();
        guard.trace(tower1Linear, tower1LinearOut);
        forwardTower1Sum();
        guard.trace(tower1Sum, tower1LinearOut);
        forwardTower2Norm();
        guard.trace(tower2Norm, tower2NormOut);
        forwardTower2Hidden();
        guard.trace(tower2Hidden, tower2HiddenOut);
        forwardTower2Dropout(Mode.TRAIN);
        guard.trace(tower2Dropout, tower2HiddenOut);
        forwardTower2Linear();
        guard.trace(tower2Linear, tower2LinearOut);
        forwardTower2Sum();
        guard.trace(tower2Sum, tower2LinearOut);
        forwardPrice();
        guard.trace(price, priceOut);
    }

    private void backward() {
        backwardPrice();
        backwardTower2Linear();
        backwardTower2Dropout();
        backwardTower2Hidden();
        backwardTower2Norm();
        backwardTower1Linear();
        backwardTower1Dropout();
        backwardTower1Hidden();
        backwardTower1Norm();
        backwardTower0Linear();
        backwardTower0Dropout();
        backwardTower0Hidden();
        backwardTower0Norm();
        backwardStem();
    }

    /** price: 1 → 32; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardPrice() {
        kernels.weightsGradient(tower2LinearOut, dPrice, priceWeights.gradientTensor());
        kernels.biasGradient(dPrice, priceBias.gradientTensor());
        kernels.inputGradient(dPrice, priceWeights.tensor(), dTower2Sum);
    }

    /** tower.2.linear: 32 → 32; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardTower2Linear() {
        kernels.weightsGradient(tower2HiddenOut, dTower2Linear, tower2LinearWeights.gradientTensor());
        kernels.biasGradient(dTower2Linear, tower2LinearBias.gradientTensor());
        kernels.inputGradient(dTower2Linear, tower2LinearWeights.tensor(), dTower2Dropout);
    }

    /** tower.2.dropout: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardTower2Dropout() {
        kernels.dropout(dTower2Dropout, tower2DropoutRate.floatValue(), tower2DropoutStream.key(draw), dTower2Hidden);
    }

    /** tower.2.hidden: 32 → 32; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardTower2Hidden() {
        kernels.activateBackward(GELU, tower2HiddenZ, dTower2Hidden, dTower2Hidden);
        kernels.weightsGradient(tower2NormOut, dTower2Hidden, tower2HiddenWeights.gradientTensor());
        kernels.biasGradient(dTower2Hidden, tower2HiddenBias.gradientTensor());
        kernels.inputGradient(dTower2Hidden, tower2HiddenWeights.tensor(), dTower2HiddenIn);
        kernels.add(dTower2Norm, dTower2HiddenIn, dTower2Norm);
    }

    /**
     * tower.2.norm: layer norm of 32 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row.
     */
    private void backwardTower2Norm() {
        kernels.layerNormBackward(
                tower1LinearOut,
                dTower2Norm,
                tower2NormGamma.tensor(),
                0.001f,
                tower2NormGamma.gradientTensor(),
                tower2NormBeta.gradientTensor(),
                dTower1Sum);
    }

    /** tower.1.linear: 32 → 32; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardTower1Linear() {
        kernels.weightsGradient(tower1HiddenOut, dTower1Linear, tower1LinearWeights.gradientTensor());
        kernels.biasGradient(dTower1Linear, tower1LinearBias.gradientTensor());
        kernels.inputGradient(dTower1Linear, tower1LinearWeights.tensor(), dTower1Dropout);
    }

    /** tower.1.dropout: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardTower1Dropout() {
        kernels.dropout(dTower1Dropout, tower1DropoutRate.floatValue(), tower1DropoutStream.key(draw), dTower1Hidden);
    }

    /** tower.1.hidden: 32 → 32; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardTower1Hidden() {
        kernels.activateBackward(GELU, tower1HiddenZ, dTower1Hidden, dTower1Hidden);
        kernels.weightsGradient(tower1NormOut, dTower1Hidden, tower1HiddenWeights.gradientTensor());
        kernels.biasGradient(dTower1Hidden, tower1HiddenBias.gradientTensor());
        kernels.inputGradient(dTower1Hidden, tower1HiddenWeights.tensor(), dTower1HiddenIn);
        kernels.add(dTower1Norm, dTower1HiddenIn, dTower1Norm);
    }

    /**
     * tower.1.norm: layer norm of 32 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row.
     */
    private void backwardTower1Norm() {
        kernels.layerNormBackward(
                tower0LinearOut,
                dTower1Norm,
                tower1NormGamma.tensor(),
                0.001f,
                tower1NormGamma.gradientTensor(),
                tower1NormBeta.gradientTensor(),
                dTower0Sum);
    }

    /** tower.0.linear: 32 → 32; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardTower0Linear() {
        kernels.weightsGradient(tower0HiddenOut, dTower0Linear, tower0LinearWeights.gradientTensor());
        kernels.biasGradient(dTower0Linear, tower0LinearBias.gradientTensor());
        kernels.inputGradient(dTower0Linear, tower0LinearWeights.tensor(), dTower0Dropout);
    }

    /** tower.0.dropout: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardTower0Dropout() {
        kernels.dropout(dTower0Dropout, tower0DropoutRate.floatValue(), tower0DropoutStream.key(draw), dTower0Hidden);
    }

    /** tower.0.hidden: 32 → 32; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardTower0Hidden() {
        kernels.activateBackward(GELU, tower0HiddenZ, dTower0Hidden, dTower0Hidden);
        kernels.weightsGradient(tower0NormOut, dTower0Hidden, tower0HiddenWeights.gradientTensor());
        kernels.biasGradient(dTower0Hidden, tower0HiddenBias.gradientTensor());
        kernels.inputGradient(dTower0Hidden, tower0HiddenWeights.tensor(), dTower0HiddenIn);
        kernels.add(dTower0Norm, dTower0HiddenIn, dTower0Norm);
    }

    /**
     * tower.0.norm: layer norm of 32 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = (g − mean(g) − x̂·mean(g·x̂))/σ with g = γ·dy and means by row.
     */
    private void backwardTower0Norm() {
        kernels.layerNormBackward(
                stemOut,
                dTower0Norm,
                tower0NormGamma.tensor(),
                0.001f,
                tower0NormGamma.gradientTensor(),
                tower0NormBeta.gradientTensor(),
                dStem);
    }

    /** stem: dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz; no dx: nothing before stem is trained. */
    private void backwardStem() {
        kernels.activateBackward(GELU, stemZ, dStem, dStem);
        kernels.weightsGradient(input, dStem, stemWeights.gradientTensor());
        kernels.biasGradient(dStem, stemBias.gradientTensor());
    }

    @Override
    public DenseLayer stem() {
        return stem;
    }

    @Override
    public List<Prices.Floor> tower() {
        return tower;
    }

    @Override
    public DenseLayer price() {
        return price;
    }

    /**
     * Copies the parameters of all layers from another network.
     *
     * @return the names of the layers copied
     * @throws IllegalArgumentException if a layer is missing there or has another shape; nothing is copied then
     */
    public List<String> copyFrom(Prices source, Class<Prices> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Prices}, until {@link #unfreeze}. */
    public void freeze(Class<? super Prices> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Prices} again. */
    public void unfreeze(Class<? super Prices> part) {
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
    public PricesPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new PricesPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** The layers of a {@link Prices.Floor}. */
    public record FloorLayers(
            LayerNormLayer norm, DenseLayer hidden, Layer dropout, DenseLayer linear, Layer sum)
            implements Prices.Floor {}

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Prices", 13);
            graph.node("stem", "Dense", 13, 32)
                    .attributes("bias", true, "function", "GELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 13, 32)
                    .trained("bias", 1, 32);
            graph.node("tower.0.norm", "LayerNorm", 32, 32)
                    .attributes("epsilon", 0.001)
                    .trained("gamma", 1, 32)
                    .trained("beta", 1, 32);
            graph.node("tower.0.hidden", "Dense", 32, 32)
                    .attributes("bias", true, "function", "GELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 32, 32)
                    .trained("bias", 1, 32);
            graph.node("tower.0.dropout", "Dropout", 32, 32)
                    .training("rate", 0.1);
            graph.node("tower.0.linear", "Dense", 32, 32)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 32, 32)
                    .trained("bias", 1, 32);
            graph.node("tower.0.sum", "Add", 32, 32)
                    .reads("tower.0.norm", "tower.0.linear");
            graph.node("tower.1.norm", "LayerNorm", 32, 32)
                    .attributes("epsilon", 0.001)
                    .trained("gamma", 1, 32)
                    .trained("beta", 1, 32);
            graph.node("tower.1.hidden", "Dense", 32, 32)
                    .attributes("bias", true, "function", "GELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 32, 32)
                    .trained("bias", 1, 32);
            graph.node("tower.1.dropout", "Dropout", 32, 32)
                    .training("rate", 0.1);
            graph.node("tower.1.linear", "Dense", 32, 32)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 32, 32)
                    .trained("bias", 1, 32);
            graph.node("tower.1.sum", "Add", 32, 32)
                    .reads("tower.1.norm", "tower.1.linear");
            graph.node("tower.2.norm", "LayerNorm", 32, 32)
                    .attributes("epsilon", 0.001)
                    .trained("gamma", 1, 32)
                    .trained("beta", 1, 32);
            graph.node("tower.2.hidden", "Dense", 32, 32)
                    .attributes("bias", true, "function", "GELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 32, 32)
                    .trained("bias", 1, 32);
            graph.node("tower.2.dropout", "Dropout", 32, 32)
                    .training("rate", 0.1);
            graph.node("tower.2.linear", "Dense", 32, 32)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 32, 32)
                    .trained("bias", 1, 32);
            graph.node("tower.2.sum", "Add", 32, 32)
                    .reads("tower.2.norm", "tower.2.linear");
            graph.node("price", "Dense", 32, 1)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 32, 1)
                    .trained("bias", 1, 1);
            graph.loss("HUBER", "delta", 0.5);
            graph.metrics("value", List.of("MAE"), "threshold", 0.5, "topK", 5, "aucThresholds", 0, "weighted", false);
            graph.optimizer(
                    "AdamW", "learningRate", 0.001, "weightDecay", 0.004, "averaging", 0.0, "decayBiases", true,
                    "decayNorms", true, "beta1", 0.9, "beta2", 0.999, "epsilon", 1e-7, "amsgrad", false);
            graph.schedule(
                    "Plateau", "factor", 0.5, "patience", 5, "minDelta", 1e-4, "cooldown", 0, "minLearningRate", 0.0);
            return graph.build();
        }
    }
}
