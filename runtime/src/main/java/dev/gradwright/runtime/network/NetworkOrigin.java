package dev.gradwright.runtime.network;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Optional;
import java.util.OptionalLong;
import org.ejml.data.FMatrixRMaj;
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

    /** Finds the factory among the parts that a network visits. It changes nothing. */
    private static final class FactoryFinder implements StateVisitor {
        private @Nullable ParameterFactory found;

        @Override
        public void visit(String name, Stateful part) {
            if (part instanceof ParameterFactory factory) {
                found = factory;
            }
        }

        @Override
        public boolean visit(String name, boolean value) {
            return value;
        }

        @Override
        public int visit(String name, int value) {
            return value;
        }

        @Override
        public long visit(String name, long value) {
            return value;
        }

        @Override
        public float visit(String name, float value) {
            return value;
        }

        @Override
        public double visit(String name, double value) {
            return value;
        }

        @Override
        public String visit(String name, String value) {
            return value;
        }

        @Override
        public void visit(String name, double[] values) {}

        @Override
        public void visit(String name, FMatrixRMaj values) {}

        @Override
        public void visit(String name, Tensor values) {}

        @Override
        public float[] visitGrowing(String name, float[] values) {
            return values;
        }

        @Override
        public long[] visitGrowing(String name, long[] values) {
            return values;
        }
    }
}
