package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.spec.Member;
import java.util.List;

/** Makes flat specs of declarations. */
public final class Expander {
    private Expander() {}

    /** Expands a declaration as far as it makes sense. */
    public static ExpandedSpec expand(SpecDeclaration declaration) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        Members members = new Members();
        List<Member> expanded = members.expand(declaration.methods());
        return new ExpandedSpec(
                declaration,
                annotations,
                members.flat(),
                NetworkAssembler.assemble(declaration, annotations, expanded));
    }
}
