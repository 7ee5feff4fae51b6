package dev.gradwright.processor.spec;

import java.util.List;

/**
 * The abstract method that declares a layer.
 *
 * @param name the name of the method, which is the layer's path as long as there are no blocks
 * @param visibility of the generated accessor
 * @param sources the paths of the layers that it reads, in order; empty text stands for the network's input
 * @param isFrozen whether the parameters of the layer are never trained
 * @param origin the method
 */
public record LayerMethod(String name, Visibility visibility, List<Valued<String>> sources, boolean isFrozen, Origin origin) {
    public LayerMethod {
        sources = List.copyOf(sources);
    }
}
