package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/** The plan of one layer. */
public sealed interface LayerPlan {
    /** The layer. */
    LoweredLayer layer();

    /** The plan of its operation; empty if the layer runs none. */
    Optional<Active> active();

    /** The buffer of the layer's output; empty if the layer only passes its input on. */
    Optional<Buffer> result();

    /**
     * The buffer that keeps the input of the layer's activation for the backward pass; empty if that needs only the
     * output.
     */
    Optional<Buffer> preActivation();

    /** The buffer of the gradient of the layer's output; empty if the layer has no backward pass. */
    Optional<Buffer> gradient();

    /** Scratch buffers for the layer's contributions to shared gradients. */
    List<Buffer> contributions();

    /**
     * A layer for which no code is generated: it computes nothing, is merged into another layer, or is fused with the
     * loss.
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
        public List<Buffer> contributions() {
            return List.of();
        }
    }

    /**
     * A layer that runs an operation.
     *
     * @param ins its inputs, in order
     * @param out its output; it may be in the buffer of an input
     * @param gradient the gradient of its output, which its backward pass may overwrite; empty if neither this layer
     *     nor any before it is trained, or if the product after it computes the gradients of both
     * @param dxs where the gradient of each input is written; empty if it is not needed
     * @param activation the activation that is merged into a product
     * @param preActivation the buffer of the product, if the derivative of the activation needs it
     * @param norm the batch norm directly before a product, if nothing before that is trained: the kernel that computes
     *     the gradient of the weights also computes those of the norm
     */
    record Active(
            LoweredLayer layer,
            Op op,
            List<Value> ins,
            Buffer out,
            Optional<Buffer> gradient,
            List<Optional<InputGradient>> dxs,
            Optional<MergedActivation> activation,
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

        /** Where the gradient of the input is written, of a layer with one input; empty if it is not needed. */
        public Optional<InputGradient> dx() {
            return dxs.get(0);
        }

        /** Whether the layer overwrites an input in training. */
        public boolean isInPlace() {
            return ins.stream().anyMatch(in -> in.training().equals(out));
        }

        @Override
        public List<Buffer> contributions() {
            return dxs.stream()
                    .flatMap(Optional::stream)
                    .flatMap(dx -> dx.contribution().stream())
                    .toList();
        }
    }
}
