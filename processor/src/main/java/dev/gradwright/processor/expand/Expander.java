package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.ArrayList;
import java.util.List;

/** Makes flat specs of declarations. */
public final class Expander {
    private Expander() {}

    /** Expands a declaration as far as it makes sense. */
    public static ExpandedSpec expand(SpecDeclaration declaration) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        List<FlatMethod> methods =
                declaration.methods().stream().map(Expander::expand).toList();
        List<LayerSpec> layers = new ArrayList<>();
        methods.forEach(method -> method.layer().ifPresent(layers::add));
        return new ExpandedSpec(
                declaration,
                annotations,
                methods,
                NetworkAssembler.assemble(declaration, annotations, List.copyOf(layers)));
    }

    private static FlatMethod expand(MethodDeclaration declaration) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        return new FlatMethod(declaration, annotations, LayerAssembler.assemble(declaration, annotations));
    }
}
