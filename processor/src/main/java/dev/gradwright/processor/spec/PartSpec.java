package dev.gradwright.processor.spec;

import java.util.List;

/**
 * A type above a spec that has layers of it, so that networks can exchange them.
 *
 * @param packageName empty for the unnamed package
 * @param name the name within the package, as in {@code Outer.Inner}
 * @param visibility of the type and all types around it
 * @param typeParameters how many it has
 * @param methods the names of the methods that declare those layers
 */
public record PartSpec(
        String packageName, String name, Visibility visibility, int typeParameters, List<String> methods) {
    public PartSpec {
        methods = List.copyOf(methods);
    }
}
