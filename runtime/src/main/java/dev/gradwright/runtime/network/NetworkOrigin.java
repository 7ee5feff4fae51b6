package dev.gradwright.runtime.network;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.state.ReadOnlyVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a generated network was created.
 *
 * @param seed that determined its initial parameters and its random streams; empty if the network was loaded from a file
 * @param kernels that it computes with
 * @param threads that it uses now for large operations
 */
public record NetworkOrigin(OptionalLong seed, KernelTier kernels, int threads) {
    /** The origin of a network; empty if it is not a generated one. */
    public static Optional<NetworkOrigin> of(TrainableNetwork network) {
        FactoryFinder finder = new FactoryFinder();
        network.visit(finder);
        return Optional.ofNullable(finder.found)
                .map(factory -> new NetworkOrigin(
                        factory.seed(), factory.tier(), factory.kernels().threads()));
    }

    /** Finds the factory among the parts that a network visits. */
    private static final class FactoryFinder implements ReadOnlyVisitor {
        private @Nullable ParameterFactory found;

        @Override
        public void visit(String name, Stateful part) {
            if (part instanceof ParameterFactory factory) {
                found = factory;
            }
        }
    }
}
