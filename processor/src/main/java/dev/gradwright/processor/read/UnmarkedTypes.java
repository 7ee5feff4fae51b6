package dev.gradwright.processor.read;

import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Network;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Finds types that are neither networks nor blocks, but use annotations of the DSL. */
public final class UnmarkedTypes {
    private UnmarkedTypes() {}

    /**
     * The types of a round that have annotations of the DSL, on themselves or on a method, but neither {@code @Network}
     * nor {@code @Block}. Annotations that a composed annotation of the same round carries count as well; annotation
     * types themselves do not.
     *
     * @param annotations those that occur in the round, of the DSL or not
     */
    public static Set<TypeElement> in(RoundEnvironment round, Set<? extends TypeElement> annotations) {
        Set<TypeElement> types = new LinkedHashSet<>();
        Set<TypeElement> used = new LinkedHashSet<>();
        annotations.stream().filter(UnmarkedTypes::isOfDsl).forEach(used::add);
        Set<TypeElement> known = new HashSet<>(used);
        while (!used.isEmpty()) {
            Set<TypeElement> composed = new LinkedHashSet<>();
            for (Element element : round.getElementsAnnotatedWithAny(used.toArray(TypeElement[]::new))) {
                Element type = element instanceof TypeElement ? element : element.getEnclosingElement();
                if (type.getKind() == ElementKind.ANNOTATION_TYPE) {
                    composed.add((TypeElement) type);
                } else if (type instanceof TypeElement candidate && isUnmarked(candidate)) {
                    types.add(candidate);
                }
            }
            composed.removeIf(annotation -> !known.add(annotation));
            used = composed;
        }
        return types;
    }

    private static boolean isOfDsl(TypeElement annotation) {
        return Compilation.packageOf(annotation).getQualifiedName().contentEquals(Network.class.getPackageName());
    }

    private static boolean isUnmarked(TypeElement type) {
        return AnnotationMirrors.on(type, Network.class).isEmpty()
                && AnnotationMirrors.on(type, Block.class).isEmpty();
    }
}
