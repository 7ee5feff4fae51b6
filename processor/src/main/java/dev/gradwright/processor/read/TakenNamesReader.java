package dev.gradwright.processor.read;

import dev.gradwright.processor.naming.TakenNames;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads which names a class takes over that implements or extends a type, in the type's package. */
final class TakenNamesReader {
    private final Elements elements;
    private final Set<String> types = new TreeSet<>();
    private final Set<String> fields = new TreeSet<>();
    private final Set<String> methods = new TreeSet<>();

    private TakenNamesReader(Elements elements) {
        this.elements = elements;
    }

    static TakenNames read(Elements elements, TypeElement type) {
        TakenNamesReader reader = new TakenNamesReader(elements);
        elements.getAllMembers(type).stream()
                .filter(member -> !member.getModifiers().contains(Modifier.PRIVATE))
                .forEach(reader::addMember);
        reader.addNeighbours(Compilation.packageOf(type));
        return new TakenNames(reader.types, reader.fields, reader.methods);
    }

    private void addMember(Element member) {
        String name = member.getSimpleName().toString();
        if (member instanceof TypeElement) {
            types.add(name);
        } else if (member.getKind().isField()) {
            fields.add(name);
            // A field hides a type too, wherever either could be meant, as in List.of.
            types.add(name);
        } else if (member instanceof ExecutableElement && !member.getModifiers().contains(Modifier.ABSTRACT)) {
            methods.add(name);
        }
    }

    /**
     * Adds the types of the package that hide those of {@code java.lang}. Each is asked for by name: to list a package makes javac
     * read those files again in which no type has the name of the file, and then report their types as duplicates.
     */
    private void addNeighbours(PackageElement home) {
        String prefix = home.isUnnamed() ? "" : home.getQualifiedName() + ".";
        TakenNames.OF_JAVA_LANG.stream()
                .filter(name -> elements.getTypeElement(prefix + name) != null)
                .forEach(types::add);
    }
}
