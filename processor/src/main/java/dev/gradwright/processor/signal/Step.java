package dev.gradwright.processor.signal;

import dev.gradwright.processor.spec.LayerSpec;
import java.util.List;
import java.util.Optional;

/**
 * What the forward pass computes for a layer.
 *
 * @param before the pre-activations of a dense layer; else what the layer reads; no features if it is not known
 * @param after what the layer outputs; no features if it is not known
 * @param slopes for each of the fields {@code before}, the derivatives of the outputs at the points; empty if the layer
 *     is a join
 * @param unknown the path of the layer because of which something is not known
 */
record Step(LayerSpec layer, List<Field> before, List<Field> after, List<double[]> slopes, Optional<String> unknown) {
    /** The first two moments of some features; empty if there are none. */
    static Optional<Moments> moments(List<Field> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        double width = 0;
        double mean = 0;
        double second = 0;
        for (Field field : fields) {
            width += field.width();
            mean += field.width() * field.mean();
            second += field.width() * field.second();
        }
        return Optional.of(new Moments(mean / width, second / width));
    }
}
