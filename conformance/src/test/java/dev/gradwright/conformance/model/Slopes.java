package dev.gradwright.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import org.ejml.data.FMatrixRMaj;

/** Compares the gradients of a network with central differences of its loss, in float. */
public final class Slopes {
    private static final float STEP = 0.01f;

    private Slopes() {}

    /** Checks every third element of every parameter that is trained; the loss must be smooth. */
    public static void assertAreTheGradients(TrainableNetwork network, Dataset batch, double tolerance) {
        for (Parameter parameter : network.parameters()) {
            if (!parameter.trainable()) {
                continue;
            }
            network.computeGradients(batch.features(), batch.targets());
            float[] gradient = parameter.gradient().data;
            for (int i = 0; i < gradient.length; i += 3) {
                double above = shifted(network, batch, parameter, i, STEP);
                double below = shifted(network, batch, parameter, i, -STEP);
                assertThat((double) gradient[i])
                        .as("%s, element %d", parameter.name(), i)
                        .isCloseTo((above - below) / (2 * STEP), within(tolerance));
            }
        }
    }

    private static double shifted(
            TrainableNetwork network, Dataset batch, Parameter parameter, int element, float shift) {
        FMatrixRMaj values = parameter.get();
        FMatrixRMaj moved = values.copy();
        moved.data[element] += shift;
        parameter.set(moved);
        float loss = network.computeGradients(batch.features(), batch.targets());
        parameter.set(values);
        return loss;
    }
}
