package dev.gradwright.processor.expand;

import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what layers read: what {@code @Add}, {@code @Concat} or {@code @From} names, or else the layer above. A name is looked up
 * in the block that the layer stands in, then in the blocks around it, and stays as it is where nothing has it.
 */
final class Sources {
    private final List<String> paths;

    /** @param paths of all layers, in order */
    Sources(List<String> paths) {
        this.paths = paths;
    }

    /**
     * The paths of what a layer reads.
     *
     * @param path of the layer
     * @param method that declares it
     */
    List<Valued<String>> of(String path, List<FlatAnnotation> annotations, Origin method) {
        return named(annotations)
                .map(names -> names.stream()
                        .map(name -> new Valued<>(resolve(name.value(), parent(path)), name.origin()))
                        .toList())
                .orElseGet(() -> List.of(new Valued<>(above(path), method)));
    }

    private static Optional<List<Valued<String>>> named(List<FlatAnnotation> annotations) {
        Optional<List<Valued<String>>> joined = Stream.of(DslAnnotation.ADD, DslAnnotation.CONCAT)
                .flatMap(kind -> complete(kind, annotations).stream())
                .findFirst()
                .map(join -> join.texts("value"));
        return joined.or(() -> complete(DslAnnotation.FROM, annotations).map(from -> List.of(from.text("value"))));
    }

    private static Optional<FlatAnnotation> complete(DslAnnotation kind, List<FlatAnnotation> annotations) {
        return Nearest.of(kind, annotations).filter(FlatAnnotation::isComplete);
    }

    private String resolve(String name, String scope) {
        for (String around = scope; !around.isEmpty() && !name.isEmpty(); around = parent(around)) {
            if (paths.contains(around + "." + name)) {
                return around + "." + name;
            }
        }
        return name;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private String above(String path) {
        int place = paths.indexOf(path);
        return place == 0 ? LayerMethod.INPUT : paths.get(place - 1);
    }
}
