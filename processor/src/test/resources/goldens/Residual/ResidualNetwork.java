package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.ZEROS;
import static dev.gradwright.dsl.Metric.ACCURACY;

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
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * Trains {@link Residual}: 20 → 4 in 6 dense layers; 1,588 parameters, 1,524 of them trained.
 *
 * <pre>
 * layer    kind        output  parameters  multiply-adds
 * stem     Dense           16         336            320
 * hidden1  Dense           16         256            256
 * norm1    BatchNorm       16          64              0
 * relu1    Activation      16           0              0
 * hidden2  Dense           16         256            256
 * norm2    BatchNorm       16          64              0
 * block1   Add             16           0              0
 * relu2    Activation      16           0              0
 * hidden3  Dense           16         272            256
 * drop     Dropout         16           0              0
 * hidden4  Dense           16         272            256
 * block2   Add             16           0              0
 * output   Dense            4          68             64
 * </pre>
 *
 * <p>Training on batches of 32 rows takes 56,384 bytes. A row takes 1,408 multiply-adds forward and 2,496 backward.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ResidualNetwork implements Residual, TrainableNetwork {
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

    /** rows × 20. */
    private final Tensor input;

    private final DenseLayer stem;
    /** 20 × 16. */
    private final NetworkParameter stemWeights;
    private final NetworkParameter stemBias;
    /** rows × 16. */
    private final Tensor stemOut;
    /** rows × 16, shared by stem, hidden4 and block2. */
    private final Tensor dStem;

    private final DenseLayer hidden1;
    /** 16 × 16. */
    private final NetworkParameter hidden1Weights;
    /** rows × 16. */
    private final Tensor hidden1Out;
    /** rows × 16, shared by hidden1, norm1 and relu1. */
    private final Tensor dHidden1;
    /** rows × 16, scratch for one reader's contribution to a shared gradient, shared by hidden1 and hidden3. */
    private final Tensor dHidden1In;

    private final BatchNormLayer norm1;
    private final BatchNormState norm1State;
    /** rows × 16, shared by norm1 and relu1. */
    private final Tensor norm1Out;
    /** rows × 16, the same tensor as dHidden1. */
    private final Tensor dNorm1;

    private final Layer relu1;
    /** rows × 16, the same tensor as dHidden1. */
    private final Tensor dRelu1;

    private final DenseLayer hidden2;
    /** 16 × 16. */
    private final NetworkParameter hidden2Weights;
    /** rows × 16. */
    private final Tensor hidden2Out;
    /** rows × 16, shared by hidden2, norm2, block1 and relu2. */
    private final Tensor dHidden2;

    private final BatchNormLayer norm2;
    private final BatchNormState norm2State;
    /** rows × 16, shared by norm2, block1 and relu2. */
    private final Tensor norm2Out;
    /** rows × 16, the same tensor as dHidden2. */
    private final Tensor dNorm2;

    private final Layer block1;
    /** rows × 16, the same tensor as dHidden2. */
    private final Tensor dBlock1;

    private final Layer relu2;
    /** rows × 16, the same tensor as dHidden2. */
    private final Tensor dRelu2;

    private final DenseLayer hidden3;
    /** 16 × 16. */
    private final NetworkParameter hidden3Weights;
    private final NetworkParameter hidden3Bias;
    /** rows × 16. */
    private final Tensor hidden3Out;
    /** rows × 16, shared by hidden3 and drop. */
    private final Tensor dHidden3;
    /** rows × 16, the same tensor as dHidden1In. */
    private final Tensor dHidden3In;

    private final Layer drop;
    private final Setting dropRate;
    private final RandomStream dropStream;
    /** rows × 16. */
    private final Tensor dropOut;
    /** rows × 16, the same tensor as dHidden3. */
    private final Tensor dDrop;

    private final DenseLayer hidden4;
    /** 16 × 16. */
    private final NetworkParameter hidden4Weights;
    private final NetworkParameter hidden4Bias;
    /** rows × 16, shared by hidden4 and block2. */
    private final Tensor hidden4Out;
    /** rows × 16, the same tensor as dStem. */
    private final Tensor dHidden4;

    private final Layer block2;
    /** rows × 16, the same tensor as dStem. */
    private final Tensor dBlock2;

    private final DenseLayer output;
    /** 16 × 4. */
    private final NetworkParameter outputWeights;
    private final NetworkParameter outputBias;
    /** rows × 4, logits: the loss applies the softmax. */
    private final Tensor outputOut;
    /** rows × 4. */
    private final Tensor dOutput;

    private ResidualNetwork(ParameterFactory factory, NetworkSettings settings) {
        this.factory = factory;
        this.settings = settings;
        kernels = factory.kernels();
        layers = new LayerRegister(settings);
        input = kernels.activations(20);

        stemWeights = factory.weights("stem.weights", 20, 16, HE_NORMAL);
        stemBias = factory.bias("stem.bias", 16, ZEROS);
        stemOut = kernels.activations(16);
        dStem = kernels.activations(16);
        stem = layers.add(new DenseLayer("stem", stemWeights, stemBias));

        hidden1Weights = factory.weights("hidden1.weights", 16, 16, HE_NORMAL);
        hidden1Out = kernels.activations(16);
        dHidden1 = kernels.activations(16);
        dHidden1In = kernels.activations(16);
        hidden1 = layers.add(new DenseLayer("hidden1", hidden1Weights));

        norm1State = factory.batchNorm(16, settings.number("norm1.momentum", 0.99), 0.001f);
        norm1Out = kernels.activations(16);
        dNorm1 = dHidden1;
        norm1 = layers.add(new BatchNormLayer("norm1", norm1State, true, true));

        dRelu1 = dHidden1;
        relu1 = layers.add(new Layer("relu1", "Activation", 16, 16));

        hidden2Weights = factory.weights("hidden2.weights", 16, 16, HE_NORMAL);
        hidden2Out = kernels.activations(16);
        dHidden2 = kernels.activations(16);
        hidden2 = layers.add(new DenseLayer("hidden2", hidden2Weights));

        norm2State = factory.batchNorm(16, settings.number("norm2.momentum", 0.99), 0.001f);
        norm2Out = kernels.activations(16);
        dNorm2 = dHidden2;
        norm2 = layers.add(new BatchNormLayer("norm2", norm2State, true, true));

        dBlock1 = dHidden2;
        block1 = layers.add(new Layer("block1", "Add", 16, 16));

        dRelu2 = dHidden2;
        relu2 = layers.add(new Layer("relu2", "Activation", 16, 16));

        hidden3Weights = factory.weights("hidden3.weights", 16, 16, GLOROT_UNIFORM);
        hidden3Bias = factory.bias("hidden3.bias", 16, ZEROS);
        hidden3Out = kernels.activations(16);
        dHidden3 = kernels.activations(16);
        dHidden3In = dHidden1In;
        hidden3 = layers.add(new DenseLayer("hidden3", hidden3Weights, hidden3Bias));

        dropRate = settings.of("drop.rate", 0.2);
        dropStream = factory.stream("drop");
        dropOut = kernels.activations(16);
        dDrop = dHidden3;
        drop = layers.add(new Layer("drop", "Dropout", 16, 16));

        hidden4Weights = factory.weights("hidden4.weights", 16, 16, GLOROT_UNIFORM);
        hidden4Bias = factory.bias("hidden4.bias", 16, ZEROS);
        hidden4Out = kernels.activations(16);
        dHidden4 = dStem;
        hidden4 = layers.add(new DenseLayer("hidden4", hidden4Weights, hidden4Bias));

        dBlock2 = dStem;
        block2 = layers.add(new Layer("block2", "Add", 16, 16));

        outputWeights = factory.weights("output.weights", 16, 4, GLOROT_UNIFORM);
        outputBias = factory.bias("output.bias", 4, ZEROS);
        outputOut = kernels.activations(4);
        dOutput = kernels.activations(4);
        output = layers.add(new DenseLayer("output", outputWeights, outputBias));

        createParts();
        head = new OutputHead(
                4, new SoftmaxSparseCategoricalCrossentropy(settings.loss("labelSmoothing", 0f)), ACCURACY);
        batches = new BatchCheck(kernels, 20, 4, head.targets());
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
    public static ResidualNetwork create(long seed) {
        return create(seed, KernelTier.active());
    }

    /** Creates a network as {@link #create(long)} does, on the given kernels. */
    public static ResidualNetwork create(long seed, KernelTier tier) {
        return new ResidualNetwork(new ParameterFactory(seed, tier), NetworkSettings.declared());
    }

    /**
     * Creates a network as {@link #create(long)} does, with other values than the annotations.
     *
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range
     */
    public static ResidualNetwork create(long seed, Consumer<Settings> settings) {
        return create(seed, KernelTier.active(), settings);
    }

    /** Creates a network as {@link #create(long, Consumer)} does, on the given kernels. */
    public static ResidualNetwork create(long seed, KernelTier tier, Consumer<Settings> settings) {
        NetworkSettings inForce = NetworkSettings.of(GraphHolder.GRAPH, settings);
        return new ResidualNetwork(new ParameterFactory(seed, tier), inForce);
    }

    /** Loads a network, with its settings, from a file that {@link #save} wrote. */
    public static ResidualNetwork load(Path path) {
        return load(path, settings -> {});
    }

    /** Loads a network as {@link #load(Path)} does, and changes its settings. */
    public static ResidualNetwork load(Path path, Consumer<Settings> settings) {
        NetworkSettings inForce = ModelFile.settings(path, GraphHolder.GRAPH, settings);
        ResidualNetwork network = new ResidualNetwork(ParameterFactory.toBeLoaded(KernelTier.active()), inForce);
        ModelFile.load(network, path);
        return network;
    }

    private void createParts() {
        layers.addPart(Residual.class, layers.all());
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
        forwardStem();
        forwardHidden1();
        forwardNorm1(mode);
        forwardRelu1();
        forwardHidden2();
        forwardNorm2(mode);
        forwardBlock1();
        forwardRelu2();
        forwardHidden3();
        forwardDrop(mode);
        forwardHidden4(mode);
        forwardBlock2();
        forwardOutput();
    }

    /** stem: 20 → 16, ReLU. */
    private void forwardStem() {
        kernels.dense(input, stemWeights.tensor(), stemBias.tensor(), stemOut);
        kernels.activate(RELU, stemOut, stemOut);
    }

    /** hidden1: 16 → 16, no bias. */
    private void forwardHidden1() {
        kernels.dense(stemOut, hidden1Weights.tensor(), hidden1Out);
    }

    /** norm1: batch norm of 16 features. */
    private void forwardNorm1(Mode mode) {
        if (mode == Mode.TRAIN && !norm1.isFrozen()) {
            kernels.batchNorm(hidden1Out, norm1State, norm1Out);
        } else {
            kernels.batchNormInference(hidden1Out, norm1State, norm1Out);
        }
    }

    /** relu1: ReLU of 16 features, in place. */
    private void forwardRelu1() {
        kernels.activate(RELU, norm1Out, norm1Out);
    }

    /** hidden2: 16 → 16, no bias. */
    private void forwardHidden2() {
        kernels.dense(norm1Out, hidden2Weights.tensor(), hidden2Out);
    }

    /** norm2: batch norm of 16 features. */
    private void forwardNorm2(Mode mode) {
        if (mode == Mode.TRAIN && !norm2.isFrozen()) {
            kernels.batchNorm(hidden2Out, norm2State, norm2Out);
        } else {
            kernels.batchNormInference(hidden2Out, norm2State, norm2Out);
        }
    }

    /** block1: stem + norm2, 16 features, in place. */
    private void forwardBlock1() {
        kernels.add(stemOut, norm2Out, norm2Out);
    }

    /** relu2: ReLU of 16 features, in place. */
    private void forwardRelu2() {
        kernels.activate(RELU, norm2Out, norm2Out);
    }

    /** hidden3: 16 → 16, ReLU. */
    private void forwardHidden3() {
        kernels.dense(norm2Out, hidden3Weights.tensor(), hidden3Bias.tensor(), hidden3Out);
        kernels.activate(RELU, hidden3Out, hidden3Out);
    }

    /** drop: dropout of 20 % by default, except in inference. */
    private void forwardDrop(Mode mode) {
        if (mode != Mode.INFER) {
            kernels.dropout(hidden3Out, dropRate.floatValue(), dropStream.key(draw), dropOut);
        }
    }

    /** hidden4: 16 → 16. */
    private void forwardHidden4(Mode mode) {
        kernels.dense(
                mode == Mode.INFER ? hidden3Out : dropOut, hidden4Weights.tensor(), hidden4Bias.tensor(), hidden4Out);
    }

    /** block2: relu2 + hidden4 + stem, 16 features, in place. */
    private void forwardBlock2() {
        kernels.add(norm2Out, hidden4Out, hidden4Out);
        kernels.add(hidden4Out, stemOut, hidden4Out);
    }

    /** output: 16 → 4, logits of the softmax. */
    private void forwardOutput() {
        kernels.dense(hidden4Out, outputWeights.tensor(), outputBias.tensor(), outputOut);
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
        forwardBlock1();
        guard.trace(block1, norm2Out);
        forwardRelu2();
        guard.trace(relu2, norm2Out);
        forwardHidden3();
        guard.trace(hidden3, hidden3Out);
        forwardDrop(Mode.TRAIN);
        guard.trace(drop, dropOut);
        forwardHidden4(Mode.TRAIN);
        guard.trace(hidden4, hidden4Out);
        forwardBlock2();
        guard.trace(block2, hidden4Out);
        forwardOutput();
        guard.trace(output, outputOut);
    }

    private void backward() {
        backwardOutput();
        backwardBlock2();
        backwardHidden4();
        backwardDrop();
        backwardHidden3();
        backwardRelu2();
        backwardBlock1();
        backwardNorm2();
        backwardHidden2();
        backwardRelu1();
        backwardNorm1();
        backwardHidden1();
        backwardStem();
    }

    /** output: 4 → 16; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardOutput() {
        kernels.weightsGradient(hidden4Out, dOutput, outputWeights.gradientTensor());
        kernels.biasGradient(dOutput, outputBias.gradientTensor());
        kernels.inputGradient(dOutput, outputWeights.tensor(), dBlock2);
    }

    /** block2: dx = dy for each term. */
    private void backwardBlock2() {
        kernels.copy(dBlock2, dRelu2);
    }

    /** hidden4: 16 → 16; dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
    private void backwardHidden4() {
        kernels.weightsGradient(dropOut, dHidden4, hidden4Weights.gradientTensor());
        kernels.biasGradient(dHidden4, hidden4Bias.gradientTensor());
        kernels.inputGradient(dHidden4, hidden4Weights.tensor(), dDrop);
    }

    /** drop: dx = mask·dy/(1 − rate), with the mask of the forward pass. */
    private void backwardDrop() {
        kernels.dropout(dDrop, dropRate.floatValue(), dropStream.key(draw), dHidden3);
    }

    /** hidden3: 16 → 16; dz = dy·f′(z), dW = xᵀ·dz, db = Σ dz, dx = dz·Wᵀ. */
    private void backwardHidden3() {
        kernels.activateBackward(RELU, hidden3Out, dHidden3, dHidden3);
        kernels.weightsGradient(norm2Out, dHidden3, hidden3Weights.gradientTensor());
        kernels.biasGradient(dHidden3, hidden3Bias.gradientTensor());
        kernels.inputGradient(dHidden3, hidden3Weights.tensor(), dHidden3In);
        kernels.add(dRelu2, dHidden3In, dRelu2);
    }

    /** relu2: ReLU of 16 features; dx = dy·f′(x), computed from y. */
    private void backwardRelu2() {
        kernels.activateBackward(RELU, norm2Out, dRelu2, dBlock1);
    }

    /** block1: dx = dy for each term. */
    private void backwardBlock1() {
        kernels.add(dStem, dBlock1, dStem);
    }

    /**
     * norm2: batch norm of 16 features, gradients in place;
     * dγ = Σ dy·x̂, dβ = Σ dy, dx = γ/σ·(dy − mean(dy) − x̂·mean(dy·x̂)); dx = γ/σ·dy while it is frozen.
     */
    private void backwardNorm2() {
        if (norm2.isFrozen()) {
            kernels.batchNormInferenceBackward(dNorm2, norm2State, dHidden2);
        } else {
            kernels.batchNormBackward(hidden2Out, dNorm2, norm2State, dHidden2);
        }
    }

    /** hidden2: 16 → 16; dW = xᵀ·dy, dx = dy·Wᵀ. */
    private void backwardHidden2() {
        kernels.weightsGradient(norm1Out, dHidden2, hidden2Weights.gradientTensor());
        kernels.inputGradient(dHidden2, hidden2Weights.tensor(), dRelu1);
    }

    /** relu1: ReLU of 16 features; dx = dy·f′(x), computed from y. */
    private void backwardRelu1() {
        kernels.activateBackward(RELU, norm1Out, dRelu1, dNorm1);
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

    /** hidden1: 16 → 16; dW = xᵀ·dy, dx = dy·Wᵀ. */
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
    public Layer block1() {
        return block1;
    }

    @Override
    public Layer relu2() {
        return relu2;
    }

    @Override
    public DenseLayer hidden3() {
        return hidden3;
    }

    @Override
    public Layer drop() {
        return drop;
    }

    @Override
    public DenseLayer hidden4() {
        return hidden4;
    }

    @Override
    public Layer block2() {
        return block2;
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
    public List<String> copyFrom(Residual source, Class<Residual> part) {
        return layers.copy(source, part);
    }

    /** Freezes the layers of {@link Residual}, until {@link #unfreeze}. */
    public void freeze(Class<? super Residual> part) {
        layers.freeze(part);
    }

    /** Lets training change the layers of {@link Residual} again. */
    public void unfreeze(Class<? super Residual> part) {
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
    public ResidualPredictor predictor() {
        optimizer.requireFiniteWeights();
        return new ResidualPredictor(PredictorWeights.of(this, factory.tier()));
    }

    /** Builds the graph on first use. */
    static final class GraphHolder {
        static final Graph GRAPH = declare();
        static final String STRUCTURE = GRAPH.structure();

        private static Graph declare() {
            GraphBuilder graph = new GraphBuilder("Residual", 20);
            graph.node("stem", "Dense", 20, 16)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "HE_NORMAL", "biasInit", "ZEROS")
                    .trained("weights", 20, 16)
                    .trained("bias", 1, 16);
            graph.node("hidden1", "Dense", 16, 16)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 16, 16);
            graph.node("norm1", "BatchNorm", 16, 16)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 16)
                    .trained("beta", 1, 16)
                    .untrained("movingMean", 1, 16)
                    .untrained("movingVariance", 1, 16);
            graph.node("relu1", "Activation", 16, 16)
                    .attributes("function", "RELU");
            graph.node("hidden2", "Dense", 16, 16)
                    .attributes("bias", false)
                    .training("init", "HE_NORMAL")
                    .trained("weights", 16, 16);
            graph.node("norm2", "BatchNorm", 16, 16)
                    .attributes("epsilon", 0.001, "center", true, "scale", true)
                    .training("momentum", 0.99)
                    .trained("gamma", 1, 16)
                    .trained("beta", 1, 16)
                    .untrained("movingMean", 1, 16)
                    .untrained("movingVariance", 1, 16);
            graph.node("block1", "Add", 16, 16)
                    .reads("stem", "norm2");
            graph.node("relu2", "Activation", 16, 16)
                    .attributes("function", "RELU");
            graph.node("hidden3", "Dense", 16, 16)
                    .attributes("bias", true, "function", "RELU")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 16, 16)
                    .trained("bias", 1, 16);
            graph.node("drop", "Dropout", 16, 16)
                    .training("rate", 0.2);
            graph.node("hidden4", "Dense", 16, 16)
                    .attributes("bias", true)
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 16, 16)
                    .trained("bias", 1, 16);
            graph.node("block2", "Add", 16, 16)
                    .reads("relu2", "hidden4", "stem");
            graph.node("output", "Dense", 16, 4)
                    .attributes("bias", true, "function", "SOFTMAX")
                    .training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS")
                    .trained("weights", 16, 4)
                    .trained("bias", 1, 4);
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
