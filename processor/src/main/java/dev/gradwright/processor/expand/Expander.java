package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.declaration.SpecDeclaration;
import java.util.List;

/** Expands declarations. */
public final class Expander {
    private Expander() {}

    /** The given annotations of the DSL and those that composed annotations carry, in order. */
    public static List<FlatAnnotation> flatten(List<AnnotationUse> annotations) {
        return Compositions.flatten(annotations);
    }

    /** Expands a declaration as far as possible. */
    public static ExpandedSpec expand(SpecDeclaration declaration) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        List<FlatComponent> components = TableAssembler.components(declaration, annotations);
        List<FlatMethod> unresolved =
                Members.expand(declaration.methods(), List.of()).flat();
        Members members = Members.expand(declaration.methods(), Members.layerPaths(unresolved));
        return new ExpandedSpec(
                declaration,
                annotations,
                components,
                members.flat(),
                NetworkAssembler.assemble(declaration, annotations, components, members.members()),
                members.oversize());
    }
}
