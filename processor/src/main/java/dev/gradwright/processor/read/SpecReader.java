package dev.gradwright.processor.read;

import dev.gradwright.dsl.Block;
import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.ConcreteMethod;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.declaration.UnmarkedDeclaration;
import dev.gradwright.processor.spec.PartSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a type with {@code @Network} or {@code @Block}. */
public final class SpecReader {
    private final Elements elements;
    private final TypeReader types;
    private final Types typeUtils;
    private final Compilation compilation;
    private final AnnotationReader annotations;
    private final TableReader tables;
    private final Map<TypeElement, BlockDeclaration> blocks = new HashMap<>();
    /** Read the methods of new blocks. */
    private final Deque<Runnable> pending = new ArrayDeque<>();

    /** A reader for one round: elements of the compiler are valid in one round only. */
    public SpecReader(ProcessingEnvironment environment, Compilation compilation) {
        this.elements = environment.getElementUtils();
        this.typeUtils = environment.getTypeUtils();
        this.types = new TypeReader(elements, typeUtils);
        this.compilation = compilation;
        this.annotations = new AnnotationReader(compilation, MissingAnnotations.in(environment));
        this.tables = new TableReader(compilation, annotations);
    }

    /** Reads a spec, valid or not. */
    public SpecDeclaration read(TypeElement type) {
        ElementOrigin origin = ElementOrigin.of(type);
        InheritedMembers members = InheritedMembers.of(elements, type);
        TypeDeclaration declaration = types.read(type, members);
        AbstractMethods abstractMethods = AbstractMethods.of(elements, type);
        List<PartSpec> parts =
                declaration.canDeclareLayers() ? PartReader.read(elements, type, abstractMethods) : List.of();
        List<MethodDeclaration> methods = declaration.canDeclareLayers() ? read(abstractMethods, origin) : List.of();
        readPending();
        return new SpecDeclaration(
                declaration,
                annotations.read(type, origin),
                tables.features(type),
                tables.target(type),
                methods,
                readConcrete(members, origin),
                compilation.typesIn(Compilation.packageOf(type)),
                compilation.specsWithSameNames(type),
                parts,
                abstractMethods.hasResolvedSupertypes(),
                seesGenerated(type),
                origin);
    }

    /** A named module sees the annotation only if it reads {@code java.compiler}. */
    private boolean seesGenerated(TypeElement type) {
        return elements.getTypeElement(elements.getModuleOf(type), Generated.class.getName()) != null;
    }

    /** Reads a block of this compilation, valid or not. */
    public BlockDeclaration readBlock(TypeElement type) {
        BlockDeclaration block = readBlock(type, ElementOrigin.of(type));
        readPending();
        return block;
    }

    /**
     * Reads a type that is neither a network nor a block.
     *
     * @param specs the networks of this round
     */
    public UnmarkedDeclaration readUnmarked(TypeElement type, Set<TypeElement> specs) {
        TypeMirror erased = typeUtils.erasure(type.asType());
        return new UnmarkedDeclaration(
                Compilation.nameInPackage(type),
                annotations.read(type, ElementOrigin.of(type)),
                specs.stream().anyMatch(spec -> typeUtils.isSubtype(typeUtils.erasure(spec.asType()), erased)));
    }

    /** Reads an annotation type of this compilation. */
    public AnnotationType readAnnotationType(TypeElement type) {
        return annotations.readType(type, ElementOrigin.of(type));
    }

    private List<MethodDeclaration> read(AbstractMethods abstractMethods, ElementOrigin type) {
        List<MethodDeclaration> methods = new ArrayList<>();
        for (ExecutableElement method : abstractMethods.methods()) {
            methods.add(read(method, abstractMethods.otherDeclarerOf(method), type));
        }
        return List.copyOf(methods);
    }

    private List<ConcreteMethod> readConcrete(InheritedMembers members, ElementOrigin lead) {
        return members.concreteMethods().stream()
                .map(method -> readConcrete(method, lead))
                .toList();
    }

    private ConcreteMethod readConcrete(ExecutableElement method, ElementOrigin lead) {
        return new ConcreteMethod(
                Compilation.nameInPackage((TypeElement) method.getEnclosingElement()),
                signatureOf(method),
                originOf(method, lead));
    }

    /** The name and the erased types of the parameters, as in {@code scaled(java.util.List,int)}. */
    private String signatureOf(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> TypeNames.of(typeUtils.erasure(parameter.asType())))
                .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
    }

    private MethodDeclaration read(ExecutableElement method, Optional<String> otherDeclarer, ElementOrigin lead) {
        ElementOrigin origin = originOf(method, lead);
        Optional<TypeElement> returned = typeOf(method.getReturnType());
        return new MethodDeclaration(
                method.getSimpleName().toString(),
                Compilation.qualifiedNameOf((TypeElement) method.getEnclosingElement()),
                TypeReader.ownVisibilityOf(method),
                nameOf(method.getReturnType()).filter(name -> returned.stream().noneMatch(this::mayBeBlock)),
                returned.filter(SpecReader::isBlock).map(block -> readBlock(block, originOf(block, origin))),
                returned.filter(type -> type.getKind() == ElementKind.INTERFACE).isPresent(),
                !method.getParameters().isEmpty(),
                !method.getTypeParameters().isEmpty(),
                !method.getThrownTypes().isEmpty(),
                annotations.read(method, origin),
                otherDeclarer,
                LintReader.of(method),
                origin,
                new ReturnTypeOrigin(origin));
    }

    /** The methods are read later, not recursively: blocks may be nested deeply and in cycles. */
    private BlockDeclaration readBlock(TypeElement type, ElementOrigin origin) {
        BlockDeclaration known = blocks.get(type);
        if (known != null) {
            return known;
        }
        InheritedMembers members = InheritedMembers.of(elements, type);
        TypeDeclaration declaration = types.read(type, members);
        AbstractMethods abstractMethods = AbstractMethods.of(elements, type);
        List<MethodDeclaration> methods = new ArrayList<>();
        BlockDeclaration block = new BlockDeclaration(
                declaration,
                annotations.read(type, origin),
                Collections.unmodifiableList(methods),
                readConcrete(members, origin),
                abstractMethods.hasResolvedSupertypes(),
                origin);
        blocks.put(type, block);
        if (declaration.kind() == TypeDeclaration.Kind.INTERFACE) {
            pending.addLast(() -> methods.addAll(read(abstractMethods, origin)));
        }
        return block;
    }

    private void readPending() {
        while (!pending.isEmpty()) {
            pending.removeFirst().run();
        }
    }

    private static boolean isBlock(TypeElement type) {
        return AnnotationMirrors.on(type, Block.class).isPresent();
    }

    /** Whether an annotation that the compiler has not found may turn out to be {@code @Block}. */
    private boolean mayBeBlock(TypeElement type) {
        return !isBlock(type) && compilation.contains(type) && annotations.misses(type);
    }

    private ElementOrigin originOf(Element element, ElementOrigin lead) {
        return compilation.contains(element) ? ElementOrigin.of(element) : lead.inClassFile(element);
    }

    /** The returned type, or the type of the elements of a returned list. */
    private static Optional<TypeElement> typeOf(TypeMirror returned) {
        if (returned instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            return typeOf(wildcard.getExtendsBound());
        }
        if (!(returned instanceof DeclaredType declared) || returned.getKind() == TypeKind.ERROR) {
            return Optional.empty();
        }
        TypeElement type = (TypeElement) declared.asElement();
        if (type.getQualifiedName().contentEquals("java.util.List")
                && declared.getTypeArguments().size() == 1) {
            return typeOf(declared.getTypeArguments().get(0));
        }
        return Optional.of(type);
    }

    private static Optional<String> nameOf(TypeMirror type) {
        return TypeNames.isResolved(type) ? Optional.of(TypeNames.of(type)) : Optional.empty();
    }
}
