package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method of a spec or of a block that gives a layer, a block of layers, or a list of either.
 *
 * @param method the name of the method
 * @param path the path of the layer, the block or the list, unique in the network
 * @param visibility of the generated method
 * @param returnsLayer whether it is declared to return {@code Layer}, or a list of it, rather than what is peculiar to the layer
 * @param block the type of a block
 * @param held what a block or a list holds, in order; a list holds at least one
 */
public record Accessor(
        String method,
        String path,
        Visibility visibility,
        boolean returnsLayer,
        Optional<QualifiedName> block,
        List<Accessor> held) {
    public Accessor {
        held = List.copyOf(held);
    }

    /** Whether it gives a block. */
    public boolean isBlock() {
        return block.isPresent();
    }

    /** Whether it gives a list of layers or blocks. */
    public boolean isList() {
        return !isBlock() && !held.isEmpty();
    }

    /** The blocks and lists that this comes to, each after those that it holds. */
    Stream<Accessor> groups() {
        Stream<Accessor> inner = held.stream().flatMap(Accessor::groups);
        return isBlock() || isList() ? Stream.concat(inner, Stream.of(this)) : inner;
    }
}
