package dev.gradwright.processor.spec;

import java.util.List;
import java.util.stream.Stream;

/**
 * A layer or a block that is repeated.
 *
 * @param elements one for each repeat of the method, at least one
 */
public record RepeatSpec(LayerMethod method, List<Member> elements) implements Member {
    /** The largest number of repeats. */
    public static final int MAX = 500;

    public RepeatSpec {
        elements = List.copyOf(elements);
    }

    @Override
    public Stream<LayerSpec> layers() {
        return elements.stream().flatMap(Member::layers);
    }
}
