package dev.gradwright.runtime.search;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.settings.Settings;
import java.util.function.Consumer;

/** Creates the networks of a search. The method {@code create} of a generated network is one. */
@FunctionalInterface
public interface NetworkFactory {
    /**
     * Creates a new network. Several threads may call it at once.
     *
     * @param seed determines all random numbers of the network
     * @param settings sets what differs from the annotations
     */
    TrainableNetwork create(long seed, Consumer<Settings> settings);
}
