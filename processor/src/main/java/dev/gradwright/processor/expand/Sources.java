package dev.gradwright.processor.expand;

import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;

/**
 * Finds what layers read: what {@code @Add}, {@code @Concat} or {@code @From} names, or else the layer above. A name is
 * looked up in the block of the layer, then in the enclosing blocks, and left as it is if there is no such layer. The
 * name of a block or of repeats means their last layer.
 */
final class Sources {
    private final List<String> paths;

    /** @param paths of all layers, in order */
    Sources(List<String> paths) {
        this.paths = paths;
    }

    /**
     * The paths of the layers that the annotations of a method name; empty if they name none.
     *
     * @param path of the method
     */
    Optional<List<Valued<String>>> named(String path, List<FlatAnnotation> annotations) {
        return named(annotations)
                .map(names -> names.stream()
                        .map(name -> new Valued<>(resolve(name.value(), parent(path)), name.origin()))
                        .toList());
    }

    /** The path of the layer above one. */
    String above(String path) {
        int index = paths.indexOf(path);
        return index < 1 ? LayerMethod.INPUT : paths.get(index - 1);
    }

    private static Optional<List<Valued<String>>> named(List<FlatAnnotation> annotations) {
        Optional<List<Valued<String>>> joined = annotations.stream()
                .filter(annotation -> annotation.kind() == DslAnnotation.LAYER && annotation.namesSources())
                .filter(FlatAnnotation::isComplete)
                .findFirst()
                .map(join -> join.texts("value"));
        return joined.or(() -> Nearest.of(DslAnnotation.FROM, annotations)
                .filter(FlatAnnotation::isComplete)
                .map(from -> List.of(from.text("value"))));
    }

    private String resolve(String name, String scope) {
        for (String around = scope; !around.isEmpty() && !name.isEmpty(); around = parent(around)) {
            Optional<String> found = find(around + "." + name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return find(name).orElse(name);
    }

    /** The layer of that path, or the last layer of the block or of the repeats. */
    private Optional<String> find(String path) {
        if (paths.contains(path)) {
            return Optional.of(path);
        }
        return paths.stream()
                .filter(candidate -> !path.isEmpty() && candidate.startsWith(path + "."))
                .reduce((first, second) -> second);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
}
