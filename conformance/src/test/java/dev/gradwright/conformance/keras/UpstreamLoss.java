package dev.gradwright.conformance.keras;

import com.fasterxml.jackson.databind.JsonNode;
import org.ejml.data.FMatrixRMaj;

/** Lets the mean squared error send back any gradient one likes: that of y is {@code 2(y − t)/size}, so t is chosen to fit. */
final class UpstreamLoss {
    private UpstreamLoss() {}

    /** The targets for which the gradient by {@code y} is {@code upstream}. */
    static FMatrixRMaj targets(FMatrixRMaj y, FMatrixRMaj upstream) {
        FMatrixRMaj targets = y.copy();
        double factor = y.getNumElements() / 2.0;
        for (int i = 0; i < targets.getNumElements(); i++) {
            targets.data[i] = (float) (y.data[i] - factor * upstream.data[i]);
        }
        return targets;
    }

    /** The targets for which the gradient by {@code y} is {@code upstream}, of a recorded case. */
    static FMatrixRMaj targets(JsonNode recorded) {
        return targets(Fixture.matrix(recorded.get("y")), Fixture.matrix(recorded.get("upstream")));
    }
}
