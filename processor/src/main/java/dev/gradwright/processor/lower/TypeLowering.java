package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.spec.BlockSpec;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.PartSpec;
import dev.gradwright.processor.spec.RepeatSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lowers the type of a spec: its names, accessors and parts. */
final class TypeLowering {
    private TypeLowering() {}

    static NetworkType of(NetworkSpec spec) {
        return new NetworkType(
                new QualifiedName(spec.packageName(), spec.specName()),
                spec.isInterface(),
                spec.visibility(),
                spec.seesGenerated(),
                spec.lints().network(),
                spec.lints().predictor(),
                spec.lints().encoder(),
                accessors(spec.members()),
                spec.parts().stream().map(part -> part(spec, part)).toList(),
                spec.taken());
    }

    private static NetworkType.Part part(NetworkSpec spec, PartSpec part) {
        return new NetworkType.Part(part.type(), part.visibility(), part.typeParameters(), layersOf(spec, part));
    }

    /** A part that reads the input also has the embeddings, whose features its weights are trained on. */
    private static List<String> layersOf(NetworkSpec spec, PartSpec part) {
        List<LayerSpec> layers = spec.layersOf(part);
        boolean hasEmbeddings =
                spec.table().stream().anyMatch(table -> !table.embeddings().isEmpty())
                        && layers.stream().anyMatch(layer -> layer.sources().contains(LayerMethod.INPUT));
        return Stream.concat(
                        hasEmbeddings ? Stream.of(LoweredLayer.EMBEDDINGS) : Stream.empty(),
                        layers.stream().map(LayerSpec::name))
                .toList();
    }

    private static List<Accessor> accessors(List<Member> members) {
        return members.stream().map(TypeLowering::accessor).toList();
    }

    private static Accessor accessor(Member member) {
        if (member instanceof BlockSpec block) {
            return accessor(block.method(), Optional.of(block.type()), block.members());
        } else if (member instanceof RepeatSpec repeat) {
            return accessor(repeat.method(), Optional.empty(), repeat.elements());
        }
        return accessor(member.method(), Optional.empty(), List.of());
    }

    private static Accessor accessor(LayerMethod method, Optional<QualifiedName> block, List<Member> elements) {
        return new Accessor(
                method.name(), method.path(), method.visibility(), method.returnsLayer(), block, accessors(elements));
    }
}
