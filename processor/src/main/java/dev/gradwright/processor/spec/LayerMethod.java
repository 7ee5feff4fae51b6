package dev.gradwright.processor.spec;

/**
 * An abstract method that declares a layer, a block, or several.
 *
 * @param name the name of the method
 * @param path the names of the methods that lead to it, and the numbers of repeats, as in {@code tower.7.norm}
 * @param visibility of the generated accessor
 * @param returnsLayer whether it is declared to return {@code Layer}, or a list of it, rather than what is peculiar to the layer
 * @param origin the method
 */
public record LayerMethod(String name, String path, Visibility visibility, boolean returnsLayer, Origin origin) {}
