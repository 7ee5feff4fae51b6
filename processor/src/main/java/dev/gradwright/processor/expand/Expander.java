package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;

/** Makes flat specs of declarations. */
public final class Expander {
    private Expander() {}

    /** Expands a declaration as far as it makes sense. */
    public static ExpandedSpec expand(SpecDeclaration declaration) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        List<FlatMethod> methods = new ArrayList<>();
        String above = Sources.INPUT;
        for (MethodDeclaration method : declaration.methods()) {
            methods.add(expand(method, above));
            above = method.name();
        }
        List<LayerSpec> layers = new ArrayList<>();
        methods.forEach(method -> method.layer().ifPresent(layers::add));
        return new ExpandedSpec(
                declaration,
                annotations,
                List.copyOf(methods),
                NetworkAssembler.assemble(declaration, annotations, List.copyOf(layers)));
    }

    private static FlatMethod expand(MethodDeclaration declaration, String above) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        List<Valued<String>> sources = Sources.of(declaration, above);
        return new FlatMethod(declaration, annotations, LayerAssembler.assemble(declaration, annotations, sources));
    }
}
