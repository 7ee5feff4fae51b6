package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import java.util.List;
import java.util.Optional;

/** How one layer runs. */
public sealed interface LayerPlan {
    /** The layer. */
    LoweredLayer layer();

    /** The buffer that holds what the layer computed; empty where it computes nothing of its own. */
    Optional<Buffer> result();

    /** The buffer that the backward pass of the layer works in; empty where it has none. */
    Optional<Buffer> gradient();

    /** The buffer that keeps what the layer's activation takes, for its slope; empty where nothing needs it beside the result. */
    default Optional<Buffer> preActivation() {
        return Optional.empty();
    }

    /** Where the gradient by what the layer reads goes; empty where nobody needs it. */
    default Optional<InputGradient> dx() {
        return Optional.empty();
    }

    /** The buffers in which shares of gradients by what the layer reads are made. */
    default List<Buffer> shares() {
        return dx().flatMap(InputGradient::share).stream().toList();
    }

    /**
     * A layer without code of its own: it computes nothing, or another layer or the loss computes it.
     *
     * @param result of the layer that computes it
     */
    record Passive(LoweredLayer layer, Optional<Buffer> result) implements LayerPlan {
        @Override
        public Optional<Buffer> gradient() {
            return Optional.empty();
        }
    }

    /**
     * A fully connected layer.
     *
     * @param epilogue the activation that is applied along with the product
     * @param epilogueLayer the layer that declares the epilogue
     * @param norm the batch norm directly before it, where nothing before that is trained: its gradients come out of the
     *     product that makes this layer's
     * @param preActivation where the product goes, if the slope of the epilogue needs it
     * @param gradient the one by the layer's output; empty where neither this nor anything before it is trained
     * @param dx where the gradient by its input goes; empty where nobody needs it
     */
    record DensePlan(
            LoweredLayer layer,
            Op.Dense op,
            Optional<Op.Activate> epilogue,
            String epilogueLayer,
            Optional<BatchNormPlan> norm,
            Value in,
            Optional<Buffer> preActivation,
            Buffer out,
            Optional<Buffer> gradient,
            Optional<InputGradient> dx)
            implements LayerPlan {
        @Override
        public Optional<Buffer> result() {
            return Optional.of(out);
        }
    }

    /**
     * An activation on its own.
     *
     * @param gradient the one by its output; empty where nothing before it is trained
     * @param dx where the gradient by its input goes, often in place; empty where nobody needs it
     */
    record ActivatePlan(
            LoweredLayer layer,
            Op.Activate op,
            Value in,
            Buffer out,
            Optional<Buffer> gradient,
            Optional<InputGradient> dx)
            implements LayerPlan {
        @Override
        public Optional<Buffer> result() {
            return Optional.of(out);
        }

        /** Whether training overwrites what is read. */
        public boolean isInPlace() {
            return in.training().equals(out);
        }
    }

    /**
     * A batch normalization.
     *
     * @param gradient the one by its output; empty where neither this nor anything before it is trained, and where the dense
     *     layer after it makes the gradients of both
     * @param dx where the gradient by its input goes, often in place; empty where nothing before it is trained
     */
    record BatchNormPlan(
            LoweredLayer layer,
            Op.BatchNorm op,
            Value in,
            Buffer out,
            Optional<Buffer> gradient,
            Optional<InputGradient> dx)
            implements LayerPlan {
        @Override
        public Optional<Buffer> result() {
            return Optional.of(out);
        }
    }

    /**
     * A function with trained values for each feature, whose backward pass reads what went in.
     *
     * @param gradient the one by its output; empty where the layer is frozen and nothing before it is trained
     * @param dx where the gradient by its input goes, often in place; empty where nobody needs it
     */
    record FeaturewisePlan(
            LoweredLayer layer,
            Op.Featurewise op,
            Value in,
            Buffer out,
            Optional<Buffer> gradient,
            Optional<InputGradient> dx)
            implements LayerPlan {
        @Override
        public Optional<Buffer> result() {
            return Optional.of(out);
        }
    }

    /**
     * Dropout or noise; in inference it is not there.
     *
     * @param in what it reads in training
     * @param gradient the one by its output; empty where nothing before it is trained
     * @param dx where the gradient by its input goes, often in place; empty where nobody needs it
     */
    record NoisePlan(
            LoweredLayer layer,
            Op.Noise op,
            Buffer in,
            Buffer out,
            Optional<Buffer> gradient,
            Optional<InputGradient> dx)
            implements LayerPlan {
        @Override
        public Optional<Buffer> result() {
            return Optional.of(out);
        }

        /** Whether training overwrites what is read. */
        public boolean isInPlace() {
            return in.equals(out);
        }
    }

    /**
     * A sum. The gradient by it is the gradient by each of its terms.
     *
     * @param in its terms
     * @param out may be one of the first two terms
     * @param gradient the one by the sum; empty where nothing before it is trained
     * @param dTerms where the gradients by the terms go that do not lie in {@code gradient}
     */
    record AddPlan(
            LoweredLayer layer,
            Op.Add op,
            List<Value> in,
            Buffer out,
            Optional<Buffer> gradient,
            List<InputGradient> dTerms)
            implements LayerPlan {
        public AddPlan {
            in = List.copyOf(in);
            dTerms = List.copyOf(dTerms);
        }

        @Override
        public Optional<Buffer> result() {
            return Optional.of(out);
        }

        /** Whether the sum overwrites one of its terms. */
        public boolean isInPlace() {
            return in.stream().anyMatch(term -> term.training().equals(out));
        }
    }

    /**
     * Layers side by side.
     *
     * @param gradient the one by all of them; empty where nothing before is trained
     * @param dParts where the gradients by the parts go, one for each; empty where nobody needs it
     */
    record ConcatPlan(
            LoweredLayer layer,
            Op.Concat op,
            List<Value> in,
            Buffer out,
            Optional<Buffer> gradient,
            List<Optional<InputGradient>> dParts)
            implements LayerPlan {
        public ConcatPlan {
            in = List.copyOf(in);
            dParts = List.copyOf(dParts);
        }

        @Override
        public Optional<Buffer> result() {
            return Optional.of(out);
        }

        @Override
        public List<Buffer> shares() {
            return dParts.stream()
                    .flatMap(Optional::stream)
                    .flatMap(part -> part.share().stream())
                    .toList();
        }
    }
}
