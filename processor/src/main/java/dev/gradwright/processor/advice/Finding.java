package dev.gradwright.processor.advice;

import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Origin;
import java.util.List;

/**
 * A mistake at one layer.
 *
 * @param causes the other layers that make it a mistake
 */
record Finding(Origin origin, String message, List<LayerSpec> causes) {
    static Finding at(Origin origin, String message, LayerSpec... causes) {
        return new Finding(origin, message, List.of(causes));
    }
}
