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
        Sources sources = new Sources(
                declaration.methods().stream().map(MethodDeclaration::name).toList());
        List<FlatMethod> methods = declaration.methods().stream()
                .map(method -> expand(method, sources))
                .toList();
        List<LayerSpec> layers = new ArrayList<>();
        methods.forEach(method -> method.layer().ifPresent(layers::add));
        return new ExpandedSpec(
                declaration,
                annotations,
                methods,
                NetworkAssembler.assemble(declaration, annotations, List.copyOf(layers)));
    }

    private static FlatMethod expand(MethodDeclaration declaration, Sources sources) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        List<Valued<String>> read = sources.of(declaration.name(), annotations, declaration.origin());
        return new FlatMethod(declaration, annotations, LayerAssembler.assemble(declaration, annotations, read));
    }
}
