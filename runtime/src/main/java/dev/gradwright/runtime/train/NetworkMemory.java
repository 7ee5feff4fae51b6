package dev.gradwright.runtime.train;

import dev.gradwright.runtime.NetworkParameter;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A moment of a network's training to go back to: parameters, moving averages among them, and the optimizer. */
final class NetworkMemory {
    private final List<Parameter> parameters;
    private final List<FMatrixRMaj> values;
    private final Runnable optimizer;

    NetworkMemory(TrainableNetwork network) {
        parameters = network.parameters();
        values = parameters.stream().map(Parameter::get).toList();
        optimizer = ParameterOptimizer.of(network.optimizer()).remember();
    }

    /** Brings everything back, to the bit; values that are not finite too. */
    void restore() {
        for (int i = 0; i < values.size(); i++) {
            NetworkParameter.of(parameters.get(i)).tensor().load(values.get(i));
        }
        optimizer.run();
    }
}
