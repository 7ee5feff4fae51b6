package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.benchmarks.network.NetworkShape;
import dev.gradwright.benchmarks.network.StartWeights;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The networks of the prediction benchmarks. */
public enum PredictionTask {
    /** The reference network with batch norm folded. */
    REFERENCE("reference network"),
    /** The tiny network. */
    TINY("16-32-16-1");

    private static final long SEED = 7;

    private final String label;

    PredictionTask(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /** The widths of its layers. */
    public NetworkShape shape() {
        return this == REFERENCE ? NetworkShape.REFERENCE : NetworkShape.TINY;
    }

    /** The number of outputs of a row. */
    public int outputs() {
        return shape().widths().get(shape().widths().size() - 1);
    }

    /** The layers of the network. */
    public List<DenseWeights> layers() {
        return this == REFERENCE ? StartWeights.foldedReference() : StartWeights.tiny();
    }

    /** The rows to predict. */
    public FMatrixRMaj features(int rows) {
        return Examples.uniform(rows, shape().inputs(), SEED);
    }
}
