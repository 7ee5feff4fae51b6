package dev.gradwright.runtime;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.loss.SoftmaxSparseCategoricalCrossentropy;
import dev.gradwright.runtime.network.BatchCheck;
import dev.gradwright.runtime.network.DivergenceGuard;
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.optimizer.SgdRule;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The smallest network that trains, built like a generated network: one dense layer with a softmax. */
public final class SoftmaxRegression implements TrainableNetwork {
    private final ParameterFactory factory = new ParameterFactory(7, KernelTier.EJML);
    private final LayerRegister layers = new LayerRegister();
    private final Kernels kernels = factory.kernels();
    private final int inputs;
    private final int classes;
    private final Tensor input;
    private final NetworkParameter weights;
    private final NetworkParameter bias;
    private final Tensor logits;
    private final Tensor dLogits;
    private final DenseLayer output;
    private final OutputHead head;
    private final BatchCheck batches;
    private final ParameterOptimizer optimizer;
    private final DivergenceGuard guard;
    private final String structure;

    public SoftmaxRegression(int inputs, int classes) {
        this(inputs, classes, new ConstantSchedule(0.1));
    }

    public SoftmaxRegression(int inputs, int classes, LearningRateSchedule schedule) {
        this.inputs = inputs;
        this.classes = classes;
        input = kernels.activations(inputs);
        weights = factory.weights("output.weights", inputs, classes, Initializer.GLOROT_UNIFORM);
        bias = factory.bias("output.bias", classes, Initializer.ZEROS);
        logits = kernels.activations(classes);
        dLogits = kernels.activations(classes);
        output = layers.add(new DenseLayer("output", weights, bias));
        head = new OutputHead(classes, new SoftmaxSparseCategoricalCrossentropy(0), Metric.ACCURACY);
        batches = new BatchCheck(kernels, inputs, classes, head.targets());
        optimizer = new ParameterOptimizer(
                kernels, layers.parameters(), () -> new SgdRule(0, false), schedule, GradientClipping.none());
        guard = new DivergenceGuard(kernels, layers, optimizer, head.targets());
        structure = graph().structure();
    }

    public DenseLayer output() {
        return output;
    }

    @Override
    public void useThreads(int threads) {
        kernels.useThreads(threads);
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights) {
        batches.require(x, y, sampleWeights);
        guard.beginStep();
        forward(x);
        float loss = head.train(logits, y, sampleWeights, dLogits);
        if (!Float.isFinite(loss)) {
            throw guard.diverged(loss, x, y, this::trace);
        }
        kernels.weightsGradient(input, dLogits, weights.gradientTensor());
        kernels.biasGradient(dLogits, bias.gradientTensor());
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
        forward(x);
        return head.test(logits, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        batches.require(x);
        forward(x);
        head.predict(logits, out);
    }

    private void trace() {
        kernels.dense(input, weights.tensor(), bias.tensor(), logits);
        guard.trace(output, logits);
    }

    private void forward(FMatrixRMaj x) {
        input.load(x);
        kernels.dense(input, weights.tensor(), bias.tensor(), logits);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        batches.require(x, y);
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
        GraphBuilder graph = new GraphBuilder("SoftmaxRegression", inputs);
        graph.node("output", "Dense", inputs, classes)
                .attributes("bias", true, "function", "SOFTMAX")
                .trained("weights", inputs, classes)
                .trained("bias", 1, classes);
        graph.optimizer("Sgd", "learningRate", 0.1);
        return graph.build();
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("structure", structure);
        layers.visit(visitor);
        visitor.visit("optimizer", optimizer);
        visitor.visit("metrics", head.metrics());
    }

    @Override
    public String summary() {
        return layers.summary(graph().summary());
    }

    @Override
    public String fingerprint() {
        return "softmax-regression-" + inputs + "-" + classes;
    }

    @Override
    public NetworkOptimizer optimizer() {
        return optimizer;
    }

    @Override
    public RunningMetrics metrics() {
        return head.metrics();
    }
}
