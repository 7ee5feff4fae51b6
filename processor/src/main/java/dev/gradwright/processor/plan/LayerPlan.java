package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/** How one layer runs. */
public sealed interface LayerPlan {
    /** The layer. */
    LoweredLayer layer();

    /** How it runs its operation; empty where it runs none. */
    Optional<Active> active();

    /** The buffer that holds what the layer computed; empty where it computes nothing of its own. */
    Optional<Buffer> result();

    /** The buffer that keeps what the layer's activation takes, for its slope; empty where nothing needs it beside the result. */
    Optional<Buffer> preActivation();

    /** The buffer that the backward pass of the layer works in; empty where it has none. */
    Optional<Buffer> gradient();

    /** The buffers in which shares of gradients by what the layer reads are made. */
    List<Buffer> shares();

    /**
     * A layer without code of its own: it computes nothing, or another layer or the loss computes it.
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
     * @param ins what it reads, in order
     * @param out what it writes; it may be what it reads
     * @param gradient the one by its output, in which its backward pass may work; empty where neither this nor anything before it is
     *     trained, and where the product after this makes the gradients of both
     * @param dxs where the gradients by what it reads go, one for each; empty where nobody needs it
     * @param epilogue the activation that is applied along with a product
     * @param preActivation where the product goes, if the slope of the epilogue needs it
     * @param norm the batch norm directly before a product, where nothing before that is trained: its gradients come out of the
     *     product that makes this layer's
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

        /** What it reads, if that is one thing. */
        public Value in() {
            return ins.get(0);
        }

        /** Where the gradient by what it reads goes, if that is one thing; empty where nobody needs it. */
        public Optional<InputGradient> dx() {
            return dxs.get(0);
        }

        /** Whether training overwrites what is read. */
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
