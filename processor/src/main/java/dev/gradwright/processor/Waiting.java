package dev.gradwright.processor;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Types that name what other processors may yet generate. They are kept by name, because elements do not outlive a round. */
final class Waiting {
    private final Set<String> names = new TreeSet<>();

    /** Lets a type wait for the next round. */
    void add(TypeElement type) {
        names.add(type.getQualifiedName().toString());
    }

    /** The types that have waited, which no longer do, and those that are new in this round. */
    Set<TypeElement> with(Collection<TypeElement> fresh, Elements elements) {
        Set<TypeElement> types = new LinkedHashSet<>();
        for (String name : names) {
            TypeElement type = elements.getTypeElement(name);
            if (type != null) {
                types.add(type);
            }
        }
        names.clear();
        types.addAll(fresh);
        return types;
    }
}
