package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method of a spec or of a block that returns a layer, a block of layers, or a list of either.
 *
 * @param method the name of the method
 * @param path the path of the layer, the block or the list, unique in the network
 * @param visibility of the generated method
 * @param returnsLayer whether it is declared to return {@code Layer}, or a list of it, rather than the type of its
 *     handle
 * @param block the type of a block
 * @param elements the elements of a block or a list, in order; a list has at least one
 */
public record Accessor(
        String method,
        String path,
        Visibility visibility,
        boolean returnsLayer,
        Optional<QualifiedName> block,
        List<Accessor> elements) {
    public Accessor {
        elements = List.copyOf(elements);
    }

    /** Whether it returns a block. */
    public boolean isBlock() {
        return block.isPresent();
    }

    /** Whether it returns a list of layers or blocks. */
    public boolean isList() {
        return !isBlock() && !elements.isEmpty();
    }

    /** This, if it is a block or a list, and the blocks and lists in it, inner ones first. */
    Stream<Accessor> groups() {
        Stream<Accessor> inner = elements.stream().flatMap(Accessor::groups);
        return isBlock() || isList() ? Stream.concat(inner, Stream.of(this)) : inner;
    }
}
