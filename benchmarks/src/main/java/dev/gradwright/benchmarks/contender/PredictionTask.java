package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.benchmarks.network.NetworkShape;
import dev.gradwright.benchmarks.network.StartWeights;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The networks that are predicted with. */
public enum PredictionTask {
    /** The reference network, batch norm folded. */
    REFERENCE("reference network"),
    /** The tiny one. */
    TINY("16-32-16-1");

    private static final long SEED = 7;

    private final String label;

    PredictionTask(String label) {
        this.label = label;
    }

    /** What tables call it. */
    public String label() {
        return label;
    }

    /** Its widths. */
    public NetworkShape shape() {
        return this == REFERENCE ? NetworkShape.REFERENCE : NetworkShape.TINY;
    }

    /** Number of predictions of a row. */
    public int outputs() {
        return shape().widths().get(shape().widths().size() - 1);
    }

    /** Its layers. */
    public List<DenseWeights> layers() {
        return this == REFERENCE ? StartWeights.foldedReference() : StartWeights.tiny();
    }

    /** The rows to predict. */
    public FMatrixRMaj features(int rows) {
        return Examples.uniform(rows, shape().inputs(), SEED);
    }
}
