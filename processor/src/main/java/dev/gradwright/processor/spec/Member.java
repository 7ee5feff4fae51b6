package dev.gradwright.processor.spec;

import java.util.stream.Stream;

/** What an abstract method of a network or of a block declares: a layer, a block, or a list of either. */
public sealed interface Member permits LayerSpec, BlockSpec, RepeatSpec {
    /** The method that declares it. */
    LayerMethod method();

    /** All its layers, in order. */
    Stream<LayerSpec> layers();

    /** The path, unique in the network. */
    default String name() {
        return method().path();
    }
}
