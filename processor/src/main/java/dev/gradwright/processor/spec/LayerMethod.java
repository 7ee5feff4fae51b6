package dev.gradwright.processor.spec;

/**
 * The abstract method that declares a layer.
 *
 * @param name the name of the method, which is the layer's path as long as there are no blocks
 * @param visibility of the generated accessor
 * @param origin the method
 */
public record LayerMethod(String name, Visibility visibility, Origin origin) {}
