package dev.gradwright.processor.read;

import dev.gradwright.dsl.Alias;
import dev.gradwright.processor.declaration.AliasDeclaration;
import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.declaration.AttributeDeclaration;
import dev.gradwright.processor.declaration.AttributeValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Reads annotations as data, down through those that composed annotations carry. */
final class AnnotationReader {
    private static final String DSL = Alias.class.getPackageName();

    private final Compilation compilation;
    private final Map<String, AnnotationType> types = new HashMap<>();
    private final Set<String> typesBeingRead = new HashSet<>();

    AnnotationReader(Compilation compilation) {
        this.compilation = compilation;
    }

    /** Reads the annotations on an element. */
    List<AnnotationUse> read(Element element, ElementOrigin origin) {
        List<AnnotationUse> uses = new ArrayList<>();
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            // A class file may bear annotations whose types are not on the class path; nobody will generate those.
            if (isResolved(annotation) || compilation.contains(element)) {
                uses.add(read(annotation, origin.annotation(annotation)));
            }
        }
        return List.copyOf(uses);
    }

    private AnnotationUse read(AnnotationMirror annotation, ElementOrigin origin) {
        AnnotationType type = readType(annotation, origin);
        return new AnnotationUse(type, type.isResolved() ? readValues(annotation, origin) : Map.of(), origin);
    }

    private static Map<String, AttributeValue> readValues(AnnotationMirror annotation, ElementOrigin origin) {
        Map<? extends ExecutableElement, ? extends AnnotationValue> written = annotation.getElementValues();
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (ExecutableElement attribute : attributesOf(typeOf(annotation))) {
            String name = attribute.getSimpleName().toString();
            AnnotationValue value = written.get(attribute);
            if (value != null) {
                values.put(name, readValue(value, attribute, origin.value(name, value)));
            } else if (attribute.getDefaultValue() != null) {
                values.put(name, readValue(attribute.getDefaultValue(), attribute, origin));
            }
        }
        return values;
    }

    private static AttributeValue readValue(AnnotationValue value, ExecutableElement attribute, ElementOrigin origin) {
        return new AttributeValue(new ConstantReader(origin).read(value, attribute.getReturnType()), origin);
    }

    private AnnotationType readType(AnnotationMirror annotation, ElementOrigin use) {
        String name = annotation.getAnnotationType().toString();
        if (!isResolved(annotation)) {
            return new AnnotationType(name, "@" + name, List.of(), List.of(), false, false);
        }
        TypeElement type = typeOf(annotation);
        return readType(type, originOf(type, use));
    }

    /** Reads an annotation type. */
    AnnotationType readType(TypeElement type, ElementOrigin origin) {
        String name = type.toString();
        AnnotationType known = types.get(name);
        if (known != null) {
            return known;
        }
        if (!typesBeingRead.add(name)) {
            // Annotations may carry each other in a circle; the inner one then brings nothing new.
            return new AnnotationType(name, displayName(type), List.of(), List.of(), isDsl(type), true);
        }
        AnnotationType read = readNewType(type, name, origin);
        typesBeingRead.remove(name);
        if (typesBeingRead.isEmpty()) {
            // What was read on the way may lack the rest of a circle.
            types.put(name, read);
        }
        return read;
    }

    private AnnotationType readNewType(TypeElement type, String name, ElementOrigin origin) {
        List<AttributeDeclaration> attributes = new ArrayList<>();
        for (ExecutableElement attribute : attributesOf(type)) {
            attributes.add(readAttribute(attribute, originOf(attribute, origin)));
        }
        List<AnnotationUse> carried = carriesNothing(type) ? List.of() : read(type, origin);
        return new AnnotationType(name, displayName(type), List.copyOf(attributes), carried, isDsl(type), true);
    }

    private static boolean carriesNothing(TypeElement type) {
        String home = packageNameOf(type);
        return home.equals("java.lang") || home.startsWith("java.lang.");
    }

    private static boolean isDsl(TypeElement type) {
        return packageNameOf(type).equals(DSL);
    }

    private static String packageNameOf(TypeElement type) {
        return Compilation.packageOf(type).getQualifiedName().toString();
    }

    private static AttributeDeclaration readAttribute(ExecutableElement attribute, ElementOrigin origin) {
        return new AttributeDeclaration(
                attribute.getSimpleName().toString(),
                TypeNames.of(attribute.getReturnType()),
                readAlias(attribute, origin),
                origin);
    }

    private static Optional<AliasDeclaration> readAlias(ExecutableElement attribute, ElementOrigin origin) {
        for (AnnotationMirror annotation : attribute.getAnnotationMirrors()) {
            if (typeOf(annotation).getQualifiedName().contentEquals(Alias.class.getName())) {
                Map<String, AttributeValue> values = readValues(annotation, origin.annotation(annotation));
                AttributeValue target = values.get("annotation");
                AttributeValue targetAttribute = values.get("attribute");
                // Without them, the compiler itself has something to say.
                return target == null || targetAttribute == null
                        ? Optional.empty()
                        : Optional.of(new AliasDeclaration(target, targetAttribute));
            }
        }
        return Optional.empty();
    }

    private ElementOrigin originOf(Element element, ElementOrigin use) {
        return compilation.contains(element) ? ElementOrigin.of(element) : use.outside(element);
    }

    private static List<ExecutableElement> attributesOf(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements());
    }

    private static boolean isResolved(AnnotationMirror annotation) {
        return annotation.getAnnotationType().getKind() != TypeKind.ERROR;
    }

    private static TypeElement typeOf(AnnotationMirror annotation) {
        return (TypeElement) annotation.getAnnotationType().asElement();
    }

    private static String displayName(TypeElement type) {
        return "@" + Compilation.nameInPackage(type);
    }
}
