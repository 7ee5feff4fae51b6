package dev.gradwright.benchmarks.network;

import dev.gradwright.dsl.ActivationFunction;
import org.ejml.data.FMatrixRMaj;

/**
 * A dense layer {@code y = f(x·W + b)} in a form that all contenders support.
 *
 * @param weights inputs × units
 * @param bias 1 × units
 */
public record DenseWeights(FMatrixRMaj weights, FMatrixRMaj bias, ActivationFunction activation) {
    /** Number of inputs. */
    public int inputs() {
        return weights.numRows;
    }

    /** Number of units. */
    public int units() {
        return weights.numCols;
    }
}
