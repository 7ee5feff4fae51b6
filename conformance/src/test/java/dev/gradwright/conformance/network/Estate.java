package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import java.util.List;

/** A network that inherits its layers by several ways, and blocks that inherit theirs. */
public final class Estate {
    private Estate() {}

    /** Layer methods need no annotation on their interface. */
    public interface Storey {
        @Dense(units = 5, activation = ELU)
        Layer room();
    }

    /** A block that inherits a layer. */
    @Block
    public interface Wing extends Storey {
        @BatchNorm
        BatchNormLayer norm();
    }

    /** A block that replaces an inherited layer by one of another size and says more about its type. */
    @Block
    public interface LargeWing extends Wing {
        @Override
        @Dense(units = 7, activation = ELU)
        DenseLayer room();
    }

    /** What both of the next have in common. */
    public interface House {
        Wing wing();

        @Dense(units = 3)
        Layer hall();
    }

    /** Inherits all. */
    public interface Cottage extends House {}

    /** Replaces a block by another. */
    public interface Palace extends House {
        @Override
        LargeWing wing();
    }

    /** Inherits the same layers twice, and some from a class. */
    @Network(input = 4)
    @Loss(MEAN_SQUARED_ERROR)
    public abstract static class Manor extends Grounds implements Cottage, Palace {
        @Override
        @Dense(units = 2)
        public abstract DenseLayer hall();

        @Repeat(2)
        @Dense(units = 1)
        protected abstract List<DenseLayer> attics();

        /** A method with a body is none of the network's. */
        public int attic(int index) {
            return attics().get(index).outputs();
        }
    }

    /** A class of layer methods. */
    public abstract static class Grounds {
        @Dense(units = 6)
        abstract Layer garden();
    }
}
