package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.spec.Valued;
import java.util.List;

/** What a layer reads: the layer above it. */
final class Sources {
    /** What stands for the network's input. */
    static final String INPUT = "";

    private Sources() {}

    /**
     * The paths of the layers that a layer reads.
     *
     * @param above the path of the layer above it; {@link #INPUT} where there is none
     */
    static List<Valued<String>> of(MethodDeclaration method, String above) {
        return List.of(new Valued<>(above, method.origin()));
    }
}
