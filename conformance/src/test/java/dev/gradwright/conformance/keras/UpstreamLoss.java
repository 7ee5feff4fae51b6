package dev.gradwright.conformance.keras;

import com.fasterxml.jackson.databind.JsonNode;
import org.ejml.data.FMatrixRMaj;

/** Chooses targets such that the mean squared error has a given gradient, which is {@code 2(y − t)/size}. */
final class UpstreamLoss {
    private UpstreamLoss() {}

    /** The targets for which the gradient with respect to {@code y} is {@code upstream}. */
    static FMatrixRMaj targets(FMatrixRMaj y, FMatrixRMaj upstream) {
        FMatrixRMaj targets = y.copy();
        double factor = y.getNumElements() / 2.0;
        for (int i = 0; i < targets.getNumElements(); i++) {
            targets.data[i] = (float) (y.data[i] - factor * upstream.data[i]);
        }
        return targets;
    }

    /** The targets for which the gradient with respect to {@code y} is {@code upstream}, for a recorded case. */
    static FMatrixRMaj targets(JsonNode recorded) {
        return targets(Fixture.matrix(recorded.get("y")), Fixture.matrix(recorded.get("upstream")));
    }
}
