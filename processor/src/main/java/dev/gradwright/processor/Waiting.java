package dev.gradwright.processor;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Types that wait for the next round, because they refer to types that other processors may still generate. They are
 * kept by name, because elements are valid in one round only.
 */
final class Waiting {
    private final Set<Name> names = new LinkedHashSet<>();

    /** Two modules may have types of the same name. */
    private record Name(String module, String type) {}

    /** Lets a type wait for the next round. */
    void add(TypeElement type, Elements elements) {
        names.add(new Name(
                elements.getModuleOf(type).getQualifiedName().toString(),
                type.getQualifiedName().toString()));
    }

    /** The types of this round and those that have waited, which stop waiting. */
    Set<TypeElement> with(Collection<TypeElement> fresh, Elements elements) {
        Set<TypeElement> types = new LinkedHashSet<>();
        for (Name name : names) {
            TypeElement type = elements.getTypeElement(elements.getModuleElement(name.module), name.type);
            if (type != null) {
                types.add(type);
            }
        }
        names.clear();
        types.addAll(fresh);
        return types;
    }
}
