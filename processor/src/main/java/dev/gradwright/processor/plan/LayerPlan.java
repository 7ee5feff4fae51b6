package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/** How one layer runs. */
public sealed interface LayerPlan {
    /** The layer. */
    LoweredLayer layer();

    /** How it runs its operation; empty if it runs none. */
    Optional<Active> active();

    /** The buffer of the layer's output; empty if the layer only passes its input on. */
    Optional<Buffer> result();

    /**
     * The buffer that keeps the input of the layer's activation for the backward pass; empty if that needs only the
     * output.
     */
    Optional<Buffer> preActivation();

    /** The buffer of the gradient by the layer's output; empty if the layer has no backward pass. */
    Optional<Buffer> gradient();

    /** Scratch buffers for the layer's contributions to shared gradients. */
    List<Buffer> shares();

    /**
     * A layer for which no code is generated: it computes nothing, or it is fused with another layer or the loss.
     *
     * @param result of the layer that computes it
     */
    record Passive(LoweredLayer layer, Optional<Buffer> result) implements LayerPlan {
        @Override
        public Optional<Active> active() {
            return Optional.empty();
        }

        @Override
        public Optional<Buffer> preActivation() {
            return Optional.empty();
        }

        @Override
        public Optional<Buffer> gradient() {
            return Optional.empty();
        }

        @Override
        public List<Buffer> shares() {
            return List.of();
        }
    }

    /**
     * A layer that runs an operation.
     *
     * @param ins its inputs, in order
     * @param out its output; it may be in the buffer of an input
     * @param gradient the gradient by its output, which its backward pass may overwrite; empty if neither this layer
     *     nor any before it is trained, or if the product after it computes the gradients of both
     * @param dxs where the gradient by each input goes; empty if nothing needs it
     * @param epilogue the activation that is fused into a product
     * @param preActivation the buffer of the product, if the derivative of the epilogue needs it
     * @param norm the batch norm directly before a product, if nothing before that is trained: the kernel that computes
     *     the gradient by the weights also computes those of the norm
     */
    record Active(
            LoweredLayer layer,
            Op op,
            List<Value> ins,
            Buffer out,
            Optional<Buffer> gradient,
            List<Optional<InputGradient>> dxs,
            Optional<Epilogue> epilogue,
            Optional<Buffer> preActivation,
            Optional<Active> norm)
            implements LayerPlan {
        public Active {
            ins = List.copyOf(ins);
            dxs = List.copyOf(dxs);
        }

        @Override
        public Optional<Active> active() {
            return Optional.of(this);
        }

        @Override
        public Optional<Buffer> result() {
            return Optional.of(out);
        }

        /** The input of a layer with one input. */
        public Value in() {
            return ins.get(0);
        }

        /** Where the gradient by the input goes, of a layer with one input; empty if nothing needs it. */
        public Optional<InputGradient> dx() {
            return dxs.get(0);
        }

        /** Whether the layer overwrites an input in training. */
        public boolean isInPlace() {
            return ins.stream().anyMatch(in -> in.training().equals(out));
        }

        @Override
        public List<Buffer> shares() {
            return dxs.stream()
                    .flatMap(Optional::stream)
                    .flatMap(dx -> dx.share().stream())
                    .toList();
        }
    }
}
