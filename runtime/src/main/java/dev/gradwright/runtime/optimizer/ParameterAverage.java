package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;

/** The exponential moving average of one parameter, in the layout of its weights. */
final class ParameterAverage implements Stateful {
    private final NetworkParameter parameter;
    private final Tensor average;
    private final String name;
    private final String begunName;
    private boolean begun;

    ParameterAverage(NetworkParameter parameter) {
        this.parameter = parameter;
        this.average = parameter.tensor().zerosLike();
        this.name = parameter.name() + ".average";
        this.begunName = parameter.name() + ".averageBegun";
    }

    /** Blends the weights into the average, unless they are frozen. The first time, the weights become the average. */
    void update(float momentum) {
        if (parameter.trainable()) {
            float kept = begun ? momentum : 0;
            Tensor weights = parameter.tensor();
            for (int block = 0; block < weights.blocks().length; block++) {
                blend(average.blocks()[block], weights.blocks()[block], weights.length(block), kept, 1 - kept);
            }
            begun = true;
        }
    }

    private static void blend(float[] average, float[] weights, int length, float kept, float added) {
        for (int i = 0; i < length; i++) {
            average[i] = kept * average[i] + added * weights[i];
        }
    }

    /** Sets the parameter to its average, unless it is frozen or has not been trained. */
    void apply() {
        if (begun && parameter.trainable()) {
            Tensor weights = parameter.tensor();
            for (int block = 0; block < weights.blocks().length; block++) {
                System.arraycopy(average.blocks()[block], 0, weights.blocks()[block], 0, weights.length(block));
            }
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit(name, average);
        begun = visitor.visit(begunName, begun);
    }
}
