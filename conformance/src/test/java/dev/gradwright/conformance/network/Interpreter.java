package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.conformance.reference.ReferenceNetwork;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import java.util.HashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** Predicts from a network's graph and its parameters alone. */
final class Interpreter {
    private static final double TOLERANCE = 1e-5;

    private Interpreter() {}

    /** Requires that the network predicts what its graph says. */
    static void assertAgreesWith(TrainableNetwork network, FMatrixRMaj x) {
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        network.predict(x, predictions);
        assertClose(predictions, of(network).predict(Matrix.copyOf(x)));
    }

    private static ReferenceNetwork of(TrainableNetwork network) {
        Map<String, Matrix> parameters = new HashMap<>();
        for (Parameter parameter : network.parameters()) {
            parameters.put(parameter.name(), Matrix.copyOf(parameter.get()));
        }
        return new ReferenceNetwork(network.graph(), parameters, 1);
    }

    private static void assertClose(FMatrixRMaj actual, Matrix expected) {
        assertThat(actual.getNumElements()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat((double) actual.data[i])
                    .as("element %d", i)
                    .isCloseTo(expected.get(i), within(TOLERANCE * Math.max(1, Math.abs(expected.get(i)))));
        }
    }
}
