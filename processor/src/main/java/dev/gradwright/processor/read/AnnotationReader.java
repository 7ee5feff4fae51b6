package dev.gradwright.processor.read;

import dev.gradwright.dsl.Alias;
import dev.gradwright.processor.declaration.AliasDeclaration;
import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.declaration.AttributeDeclaration;
import dev.gradwright.processor.declaration.AttributeValue;
import dev.gradwright.processor.declaration.Constant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Reads annotations as data, including those that composed annotations carry. */
final class AnnotationReader {
    private static final String DSL = Alias.class.getPackageName();

    /** Thrown by Eclipse's compiler if a value has a wrong type, which it also reports. */
    private static final String WRONG_TYPE_IN_ECLIPSE = "org.eclipse.jdt.internal.compiler.problem.ShouldNotImplement";

    private final Compilation compilation;
    private final MissingAnnotations missing;
    private final Map<String, AnnotationType> types = new HashMap<>();
    /** Read the annotations that new types carry. */
    private final Deque<Runnable> pending = new ArrayDeque<>();

    private boolean isReadingPending;

    AnnotationReader(Compilation compilation, MissingAnnotations missing) {
        this.compilation = compilation;
        this.missing = missing;
    }

    /** Reads the annotations on an element. */
    List<AnnotationUse> read(Element element, ElementOrigin origin) {
        List<AnnotationUse> uses = new ArrayList<>();
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            // A class file may have annotations whose types are not on the class path; no processor will generate them.
            if (isResolved(annotation) || compilation.contains(element)) {
                uses.add(read(annotation, origin.annotation(annotation)));
            }
        }
        for (String name : missing.on(element)) {
            uses.add(new AnnotationUse(missingType(name, origin), Map.of(), origin));
        }
        return List.copyOf(uses);
    }

    /** Whether the compiler has not found the type of an annotation on an element. */
    boolean misses(Element element) {
        return !missing.on(element).isEmpty()
                || element.getAnnotationMirrors().stream().anyMatch(annotation -> !isResolved(annotation));
    }

    private AnnotationUse read(AnnotationMirror annotation, ElementOrigin origin) {
        AnnotationType type = readType(annotation, origin);
        return new AnnotationUse(type, type.isResolved() ? readValues(annotation, origin) : Map.of(), origin);
    }

    private Map<String, AttributeValue> readValues(AnnotationMirror annotation, ElementOrigin origin) {
        Map<? extends ExecutableElement, ? extends AnnotationValue> written;
        try {
            written = annotation.getElementValues();
        } catch (RuntimeException failure) {
            if (!failure.getClass().getName().equals(WRONG_TYPE_IN_ECLIPSE)) {
                throw failure;
            }
            return Map.of();
        }
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

    private AttributeValue readValue(AnnotationValue value, ExecutableElement attribute, ElementOrigin origin) {
        if (!compilation.contains(attribute) && !TypeNames.isResolved(attribute.getReturnType())) {
            return new AttributeValue(new Constant.Foreign(), origin);
        }
        return new AttributeValue(new ConstantReader(origin).read(value, attribute.getReturnType()), origin);
    }

    private AnnotationType readType(AnnotationMirror annotation, ElementOrigin use) {
        if (!isResolved(annotation)) {
            return missingType(annotation.getAnnotationType().toString(), use);
        }
        TypeElement type = typeOf(annotation);
        return readType(type, originOf(type, use));
    }

    private static AnnotationType missingType(String name, ElementOrigin use) {
        return new AnnotationType(name, "@" + name, List.of(), List.of(), false, false, use);
    }

    /** Reads an annotation type. */
    AnnotationType readType(TypeElement type, ElementOrigin origin) {
        AnnotationType known = types.get(type.toString());
        if (known != null) {
            return known;
        }
        AnnotationType read = readNewType(type, origin);
        readPending();
        return read;
    }

    /**
     * Carried annotations are read later, not recursively: annotation types may carry each other in long chains and in
     * cycles.
     */
    private AnnotationType readNewType(TypeElement type, ElementOrigin origin) {
        List<AttributeDeclaration> attributes = new ArrayList<>();
        boolean isResolved = true;
        for (ExecutableElement attribute : attributesOf(type)) {
            attributes.add(readAttribute(attribute, originOf(attribute, origin)));
            // No processor generates types that class files name but the class path lacks.
            isResolved &= !compilation.contains(attribute)
                    || (TypeNames.isResolved(attribute.getReturnType()) && !misses(attribute));
        }
        List<AnnotationUse> carried = new ArrayList<>();
        AnnotationType read = new AnnotationType(
                type.toString(),
                displayName(type),
                List.copyOf(attributes),
                Collections.unmodifiableList(carried),
                isDsl(type),
                isResolved,
                origin);
        types.put(read.name(), read);
        if (!carriesNothing(type)) {
            pending.addLast(() -> carried.addAll(read(type, origin)));
        }
        return read;
    }

    private void readPending() {
        if (isReadingPending) {
            return;
        }
        isReadingPending = true;
        try {
            while (!pending.isEmpty()) {
                pending.removeFirst().run();
            }
        } finally {
            isReadingPending = false;
        }
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

    private AttributeDeclaration readAttribute(ExecutableElement attribute, ElementOrigin origin) {
        return new AttributeDeclaration(
                attribute.getSimpleName().toString(),
                TypeNames.of(attribute.getReturnType()),
                readAlias(attribute, origin),
                origin);
    }

    private Optional<AliasDeclaration> readAlias(ExecutableElement attribute, ElementOrigin origin) {
        for (AnnotationMirror annotation : attribute.getAnnotationMirrors()) {
            if (typeOf(annotation).getQualifiedName().contentEquals(Alias.class.getName())) {
                Map<String, AttributeValue> values = readValues(annotation, origin.annotation(annotation));
                AttributeValue target = values.get("annotation");
                AttributeValue targetAttribute = values.get("attribute");
                // The compiler reports a missing attribute itself.
                return target == null || targetAttribute == null
                        ? Optional.empty()
                        : Optional.of(new AliasDeclaration(target, targetAttribute));
            }
        }
        return Optional.empty();
    }

    private ElementOrigin originOf(Element element, ElementOrigin use) {
        return compilation.contains(element) ? ElementOrigin.of(element) : use.inClassFile(element);
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
