package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.QualifiedName;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block that a method inserts.
 *
 * @param type the interface
 * @param members its methods in order
 */
public record BlockSpec(LayerMethod method, QualifiedName type, List<Member> members) implements Member {
    public BlockSpec {
        members = List.copyOf(members);
    }

    @Override
    public Stream<LayerSpec> layers() {
        return members.stream().flatMap(Member::layers);
    }
}
