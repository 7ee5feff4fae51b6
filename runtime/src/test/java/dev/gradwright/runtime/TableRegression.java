package dev.gradwright.runtime;

import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A {@link SoftmaxRegression} of records, with an output for each class. */
public final class TableRegression<X, Y> implements TableNetwork<X, Y> {
    private final TableEncoder<X, Y> encoder;
    private final SoftmaxRegression network;

    public TableRegression(TableEncoder<X, Y> encoder, int classes) {
        this.encoder = encoder;
        network = new SoftmaxRegression(encoder.columns(), classes);
    }

    /** Sets the weights, columns × classes, and a bias of 0, so that predictions can be computed by hand. */
    public TableRegression<X, Y> withWeights(float[][] weights) {
        network.output().setWeights(new FMatrixRMaj(weights));
        return this;
    }

    @Override
    public TableEncoder<X, Y> encoder() {
        return encoder;
    }

    @Override
    public List<Layer> layers() {
        return network.layers();
    }

    @Override
    public List<Parameter> parameters() {
        return network.parameters();
    }

    @Override
    public Graph graph() {
        return network.graph();
    }

    @Override
    public String summary() {
        return network.summary();
    }

    @Override
    public void useThreads(int threads) {
        network.useThreads(threads);
    }

    @Override
    public float computeGradients(FMatrixRMaj x, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights) {
        return network.computeGradients(x, y, sampleWeights);
    }

    @Override
    public void applyGradients() {
        network.applyGradients();
    }

    @Override
    public float testOnBatch(FMatrixRMaj x, FMatrixRMaj y) {
        return network.testOnBatch(x, y);
    }

    @Override
    public void predict(FMatrixRMaj x, FMatrixRMaj out) {
        network.predict(x, out);
    }

    @Override
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        network.check(x, y);
    }

    @Override
    public NetworkOptimizer optimizer() {
        return network.optimizer();
    }

    @Override
    public RunningMetrics metrics() {
        return network.metrics();
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("encoder", encoder);
        visitor.visit("network", network);
    }
}
