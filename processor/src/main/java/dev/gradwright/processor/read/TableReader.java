package dev.gradwright.processor.read;

import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Text;
import dev.gradwright.processor.declaration.ComponentDeclaration;
import dev.gradwright.processor.declaration.EnumDeclaration;
import dev.gradwright.processor.declaration.EnumDeclaration.ConstantDeclaration;
import dev.gradwright.processor.declaration.RecordDeclaration;
import dev.gradwright.processor.declaration.TargetDeclaration;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the record and the target that {@code @Network} names. */
final class TableReader {
    private final Compilation compilation;
    private final AnnotationReader annotations;

    TableReader(Compilation compilation, AnnotationReader annotations) {
        this.compilation = compilation;
        this.annotations = annotations;
    }

    /** A class literal of {@code @Network}. */
    private record Literal(TypeMirror type, ElementOrigin origin) {}

    /** The record of a spec; empty if it names none, or a type that the compiler has not found. */
    Optional<RecordDeclaration> features(TypeElement spec) {
        return literal(spec, "features").map(this::readFeatures);
    }

    /** The target of a spec; empty if it names none, or a type that the compiler has not found. */
    Optional<TargetDeclaration> target(TypeElement spec) {
        return literal(spec, "target")
                .map(literal -> new TargetDeclaration(
                        TypeNames.of(literal.type()), readEnum(literal.type(), literal.origin()), literal.origin()));
    }

    private static Optional<Literal> literal(TypeElement spec, String attribute) {
        Optional<AnnotationMirror> network = AnnotationMirrors.on(spec, Network.class);
        if (network.isEmpty()) {
            return Optional.empty();
        }
        ElementOrigin origin = ElementOrigin.of(spec).annotation(network.get());
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> written :
                network.get().getElementValues().entrySet()) {
            AnnotationValue value = written.getValue();
            if (written.getKey().getSimpleName().contentEquals(attribute)
                    && value.getValue() instanceof TypeMirror type
                    && type.getKind() != TypeKind.ERROR
                    && type.getKind() != TypeKind.VOID) {
                return Optional.of(new Literal(type, origin.value(attribute, value)));
            }
        }
        return Optional.empty();
    }

    private RecordDeclaration readFeatures(Literal literal) {
        if (!(literal.type() instanceof DeclaredType declared)) {
            return new RecordDeclaration(
                    new QualifiedName("", TypeNames.of(literal.type())),
                    false,
                    Visibility.PUBLIC,
                    false,
                    false,
                    List.of(),
                    Set.of(),
                    literal.origin());
        }
        TypeElement type = (TypeElement) declared.asElement();
        return new RecordDeclaration(
                Compilation.qualifiedNameOf(type),
                type.getKind() == ElementKind.RECORD,
                TypeReader.visibilityOf(type),
                TypeReader.isPrivate(type),
                !type.getTypeParameters().isEmpty(),
                ElementFilter.recordComponentsIn(type.getEnclosedElements()).stream()
                        .map(component -> read(component, type, literal.origin()))
                        .toList(),
                LintReader.ofType(type),
                literal.origin());
    }

    private ComponentDeclaration read(RecordComponentElement component, TypeElement type, ElementOrigin lead) {
        Element field = fieldOf(component, type);
        ElementOrigin origin = originOf(field, lead);
        TypeMirror mirror = component.asType();
        return new ComponentDeclaration(
                component.getSimpleName().toString(),
                TypeNames.isResolved(mirror) ? Optional.of(TypeNames.of(mirror)) : Optional.empty(),
                readEnum(mirror, origin),
                annotations.read(field, origin),
                component.getAccessor() == null ? Set.of() : LintReader.of(component.getAccessor()),
                origin);
    }

    /** The field has the annotations and, unlike the component on JDK 17, a position that the compiler prints. */
    private static Element fieldOf(RecordComponentElement component, TypeElement type) {
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getSimpleName().equals(component.getSimpleName())
                    && !field.getModifiers().contains(Modifier.STATIC)) {
                return field;
            }
        }
        return component;
    }

    private Optional<EnumDeclaration> readEnum(TypeMirror mirror, ElementOrigin lead) {
        if (!(mirror instanceof DeclaredType declared)
                || mirror.getKind() == TypeKind.ERROR
                || declared.asElement().getKind() != ElementKind.ENUM) {
            return Optional.empty();
        }
        TypeElement type = (TypeElement) declared.asElement();
        return Optional.of(new EnumDeclaration(
                Compilation.qualifiedNameOf(type),
                TypeReader.visibilityOf(type),
                TypeReader.isPrivate(type),
                ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                        .filter(field -> field.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(constant -> read(constant, lead))
                        .toList(),
                LintReader.ofType(type)));
    }

    private ConstantDeclaration read(VariableElement constant, ElementOrigin lead) {
        ElementOrigin origin = originOf(constant, lead);
        return new ConstantDeclaration(
                constant.getSimpleName().toString(),
                AnnotationMirrors.on(constant, Text.class).flatMap(text -> textOf(text, origin.annotation(text))),
                origin);
    }

    /** Empty if the compiler has not found the constant that is the value. */
    private static Optional<Valued<String>> textOf(AnnotationMirror text, ElementOrigin origin) {
        return text.getElementValues().values().stream()
                .filter(value -> value.getValue() instanceof String)
                .findFirst()
                .map(value -> new Valued<>((String) value.getValue(), origin.value("value", value)));
    }

    private ElementOrigin originOf(Element element, ElementOrigin lead) {
        return compilation.contains(element) ? ElementOrigin.of(element) : lead.inClassFile(element);
    }
}
