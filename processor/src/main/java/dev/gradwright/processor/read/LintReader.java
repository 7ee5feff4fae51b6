package dev.gradwright.processor.read;

import dev.gradwright.dsl.Block;
import dev.gradwright.processor.spec.Lints;
import dev.gradwright.processor.spec.PartSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds what {@code javac -Xlint} would say of the types and methods that the classes generated from a spec name. */
final class LintReader {
    private final Elements elements;
    private final Set<String> network = new TreeSet<>();
    private final Set<String> predictor = new TreeSet<>();
    private final Set<TypeElement> blocks = new HashSet<>();

    private LintReader(Elements elements) {
        this.elements = elements;
    }

    static Lints read(Elements elements, TypeElement spec, List<ExecutableElement> layers, List<PartSpec> parts) {
        LintReader reader = new LintReader(elements);
        reader.addType(spec);
        for (PartSpec part : parts) {
            reader.addType(elements.getTypeElement(part.type().full()));
        }
        spec.getAnnotationMirrors().forEach(reader::addClasses);
        layers.forEach(reader::addLayer);
        return new Lints(reader.network, reader.predictor);
    }

    /** A custom optimizer or schedule is named in the constructor. */
    private void addClasses(AnnotationMirror annotation) {
        for (AnnotationValue value : annotation.getElementValues().values()) {
            if (value.getValue() instanceof DeclaredType type) {
                addType(type.asElement());
            }
        }
    }

    private void addLayer(ExecutableElement layer) {
        addDeprecation(layer, network);
        addBlock(layer.getReturnType());
    }

    /** A predictor reaches the layers of a block in a list by the methods of the block. */
    private void addBlock(TypeMirror returned) {
        if (!(returned instanceof DeclaredType type)) {
            return;
        }
        type.getTypeArguments().forEach(this::addBlock);
        TypeElement block = (TypeElement) type.asElement();
        if (block.getAnnotation(Block.class) != null && blocks.add(block)) {
            addType(block);
            for (ExecutableElement layer : AbstractMethods.of(elements, block).methods()) {
                addLayer(layer);
                addDeprecation(layer, predictor);
            }
        }
    }

    /** Where a type is named, the types around it are, too. */
    private void addType(@Nullable Element type) {
        for (Element named = type; named instanceof TypeElement; named = named.getEnclosingElement()) {
            addDeprecation(named, network);
        }
    }

    private static void addDeprecation(Element element, Set<String> lints) {
        Deprecated deprecated = element.getAnnotation(Deprecated.class);
        if (deprecated != null) {
            lints.add(deprecated.forRemoval() ? "removal" : "deprecation");
        }
    }
}
