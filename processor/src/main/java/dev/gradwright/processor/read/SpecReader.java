package dev.gradwright.processor.read;

import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads a type that bears {@code @Network}. */
public final class SpecReader {
    private final Elements elements;
    private final TypeReader types;
    private final Compilation compilation;
    private final AnnotationReader annotations;

    /** A reader for one round: the elements of the compiler do not outlive it. */
    public SpecReader(ProcessingEnvironment environment, Compilation compilation) {
        this.elements = environment.getElementUtils();
        this.types = new TypeReader(elements, environment.getTypeUtils());
        this.compilation = compilation;
        this.annotations = new AnnotationReader(compilation);
    }

    /** Reads a spec, whatever is wrong with it. */
    public SpecDeclaration read(TypeElement type) {
        ElementOrigin origin = ElementOrigin.of(type);
        TypeDeclaration declaration = types.read(type);
        AbstractMethods abstractMethods = AbstractMethods.of(elements, type);
        List<MethodDeclaration> methods = new ArrayList<>();
        if (declaration.canDeclareLayers()) {
            for (ExecutableElement method : abstractMethods.methods()) {
                methods.add(read(method, abstractMethods.rivalOf(method), origin));
            }
        }
        return new SpecDeclaration(
                declaration,
                annotations.read(type, origin),
                List.copyOf(methods),
                compilation.typesIn(Compilation.packageOf(type)),
                compilation.rivalsOf(type),
                declaration.canDeclareLayers() ? PartReader.read(elements, type) : List.of(),
                abstractMethods.hasResolvedSupertypes(),
                origin);
    }

    /** Reads an annotation type of this compilation. */
    public AnnotationType readAnnotationType(TypeElement type) {
        return annotations.readType(type, ElementOrigin.of(type));
    }

    private MethodDeclaration read(ExecutableElement method, Optional<String> rival, ElementOrigin spec) {
        ElementOrigin origin = compilation.contains(method) ? ElementOrigin.of(method) : spec.outside(method);
        return new MethodDeclaration(
                method.getSimpleName().toString(),
                TypeReader.ownVisibilityOf(method),
                nameOf(method.getReturnType()),
                !method.getParameters().isEmpty(),
                !method.getTypeParameters().isEmpty(),
                !method.getThrownTypes().isEmpty(),
                annotations.read(method, origin),
                rival,
                origin,
                new ReturnTypeOrigin(origin));
    }

    private static Optional<String> nameOf(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return Optional.empty();
        }
        return Optional.of(TypeNames.of(type));
    }
}
