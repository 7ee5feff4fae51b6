package dev.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which layers use which buffers, computed once for a whole network.
 *
 * @param owned by the name of a layer, the buffers that it is the first to write; its result before its gradient
 * @param users by buffer, the names of the layers whose results or gradients are in it, in order
 */
public record BufferUse(Map<String, Set<Buffer>> owned, Map<Buffer, List<String>> users) {
    static BufferUse of(List<LayerPlan> layers, Buffer outputGradient) {
        Map<String, Set<Buffer>> owned = new LinkedHashMap<>();
        Map<Buffer, List<String>> users = new LinkedHashMap<>();
        List<Function<LayerPlan, Stream<Buffer>>> kinds = List.of(
                layer -> layer.preActivation().stream(),
                layer -> layer.result().stream(),
                layer -> layer.gradient().stream(),
                layer -> layer.contributions().stream());
        Stream<Buffer> buffers = kinds.stream().flatMap(kind -> layers.stream().flatMap(kind));
        Stream.concat(buffers, Stream.of(outputGradient))
                .forEach(buffer -> owned.computeIfAbsent(buffer.owner(), key -> new LinkedHashSet<>())
                        .add(buffer));
        for (LayerPlan layer : layers) {
            Stream.of(layer.result().stream(), layer.gradient().stream(), layer.contributions().stream())
                    .flatMap(Function.identity())
                    .distinct()
                    .forEach(buffer -> users.computeIfAbsent(buffer, key -> new ArrayList<>())
                            .add(layer.layer().name()));
        }
        return new BufferUse(owned, users);
    }
}
