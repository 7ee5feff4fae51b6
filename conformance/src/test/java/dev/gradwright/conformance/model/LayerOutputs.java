package dev.gradwright.conformance.model;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.Tensor;
import java.lang.reflect.Field;
import org.ejml.data.FMatrixRMaj;

/** What a layer of a generated network computed for the last batch, from the private field that holds it. */
public final class LayerOutputs {
    private LayerOutputs() {}

    /** The output of a layer that has a buffer of its own, rows × units. */
    public static FMatrixRMaj of(TrainableNetwork network, String layer) {
        try {
            Field field = network.getClass().getDeclaredField(layer + "Out");
            field.setAccessible(true);
            FMatrixRMaj values = new FMatrixRMaj(1, 1);
            ((Tensor) field.get(network)).store(values);
            return values;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(network.getClass() + " has no buffer for " + layer, e);
        }
    }
}
