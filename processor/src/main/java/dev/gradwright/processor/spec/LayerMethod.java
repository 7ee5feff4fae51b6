package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Optional;

/**
 * An abstract method that declares a layer or a block, or a list of them.
 *
 * @param name the name of the method
 * @param path the names of the enclosing methods and the indices of repeats, as in {@code tower.7.norm}
 * @param visibility of the generated accessor
 * @param returnsLayer whether it is declared to return {@code Layer}, or a list of it, rather than the type of its
 *     handle
 * @param sources the paths of the layers that a layer reads, in order; {@link #INPUT} stands for the network's input
 * @param isFrozen whether the parameters of the layer are never trained
 * @param learningRate the multiplier of the learning rate, if one is declared
 * @param origin the method
 */
public record LayerMethod(
        String name,
        String path,
        Visibility visibility,
        boolean returnsLayer,
        List<Valued<String>> sources,
        boolean isFrozen,
        Optional<Valued<Double>> learningRate,
        Origin origin) {
    /** The path of the network's input. */
    public static final String INPUT = "";

    public LayerMethod {
        sources = List.copyOf(sources);
    }
}
