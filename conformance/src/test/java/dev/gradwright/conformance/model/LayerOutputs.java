package dev.gradwright.conformance.model;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.Tensor;
import java.lang.reflect.Field;
import org.ejml.data.FMatrixRMaj;

/** Reads the output of a layer for the last batch from the private field of a generated network. */
public final class LayerOutputs {
    private LayerOutputs() {}

    /** The output of a layer with its own buffer, rows × units. */
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
