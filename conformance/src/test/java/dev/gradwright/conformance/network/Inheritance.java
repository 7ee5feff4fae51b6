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

/** A spec that inherits layers from two interfaces and a class, and blocks that inherit layers. */
public final class Inheritance {
    private Inheritance() {}

    /** An interface with layer methods needs no annotation. */
    public interface PlainLayers {
        @Dense(units = 5, activation = ELU)
        Layer dense();
    }

    /** A block that inherits a layer. */
    @Block
    public interface BaseBlock extends PlainLayers {
        @BatchNorm
        BatchNormLayer norm();
    }

    /** A block that overrides an inherited layer with another width and a more specific return type. */
    @Block
    public interface WiderBlock extends BaseBlock {
        @Override
        @Dense(units = 7, activation = ELU)
        DenseLayer dense();
    }

    /** The common supertype of the next two. */
    public interface Trunk {
        BaseBlock block();

        @Dense(units = 3)
        Layer hidden();
    }

    /** Overrides nothing. */
    public interface Unchanged extends Trunk {}

    /** Overrides a block with a wider one. */
    public interface WithWiderBlock extends Trunk {
        @Override
        WiderBlock block();
    }

    /** Inherits the layers of {@link Trunk} twice, and one from a class. */
    @Network(input = 4)
    @Loss(MEAN_SQUARED_ERROR)
    public abstract static class Spec extends FirstLayer implements Unchanged, WithWiderBlock {
        @Override
        @Dense(units = 2)
        public abstract DenseLayer hidden();

        /** Its name in generated code would be that of the first copy of {@link #tail}. */
        @Dense(units = 4, activation = ELU)
        protected abstract Layer tail0();

        @Repeat(2)
        @Dense(units = 1)
        @SuppressWarnings("gradwright:LinearStack")
        protected abstract List<DenseLayer> tail();

        /** A method with a body is not a layer. */
        public int tailOutputs(int index) {
            return tail().get(index).outputs();
        }
    }

    /** A class with a layer method. */
    public abstract static class FirstLayer {
        @Dense(units = 6)
        abstract Layer first();
    }
}
