package dev.gradwright.processor.spec;

import java.util.stream.Stream;

/** What an abstract method of a network or of a block stands for: a layer, a block of layers, or several of either. */
public sealed interface Member permits LayerSpec, BlockSpec, RepeatSpec {
    /** The method that declares it. */
    LayerMethod method();

    /** The layers that it comes to, in order. */
    Stream<LayerSpec> layers();

    /** The path, unique in the network. */
    default String name() {
        return method().path();
    }
}
