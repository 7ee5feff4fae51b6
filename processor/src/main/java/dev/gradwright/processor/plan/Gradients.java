package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.BackwardPass.InputGradients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The buffers of the gradients of the values of a graph. A value has a gradient if any parameter before it is trained.
 *
 * <p>The last reader of a value comes first in the backward pass: it overwrites the gradient, and the other readers add
 * to it. If an elementwise operation overwrites, it works in place: the gradients of its output and of its input are in
 * one buffer.
 *
 * <p>The gradients of a sum and of all its terms have the same values. The gradient of the sum is in one buffer with
 * that of its <em>sharing term</em>, the first of its terms that nothing reads after the sum. The gradient of another
 * term is in that buffer too if nothing writes to it before the backward pass of the term reads it, and that pass does
 * not change it. Otherwise the gradient is copied.
 */
final class Gradients {
    private final MergedOps ops;
    /** For each value, whether the operation that computes it or any operation before it is trained. */
    private final List<Boolean> trained = new ArrayList<>();
    /** For each value, the buffer of its gradient. */
    private final List<Optional<Buffer>> buffers = new ArrayList<>();
    /** Scratch for contributions to shared gradients, by width. */
    private final Map<Integer, Buffer> contributions = new HashMap<>();

    Gradients(MergedOps ops) {
        this.ops = ops;
        for (int op = 0; op < ops.size(); op++) {
            MergedOp merged = ops.get(op);
            trained.add(merged.isTrained() || merged.sources().stream().anyMatch(this::isTrained));
            buffers.add(isTrained(op) && !isLeftToProduct(op) ? Optional.of(bufferFor(op)) : Optional.empty());
        }
    }

    private boolean isTrained(int value) {
        return value != Readers.INPUT && trained.get(value);
    }

    /**
     * Whether this is a batch norm with nothing trained before it whose only reader is a trained product: then the
     * backward pass of the product also computes the gradients of the norm.
     */
    boolean isLeftToProduct(int op) {
        MergedOp merged = ops.get(op);
        return merged.isNorm()
                && merged.isTrained()
                && !isTrained(merged.sources().get(0))
                && onlyReader(op).filter(MergedOp::takesGradientsOfNorm).isPresent();
    }

    /** The only reader of a value; empty if there are several, or if it is the loss. */
    private Optional<MergedOp> onlyReader(int value) {
        int first = ops.readers().of(value).get(0);
        return ops.readers().isReadOnce(value) && first < ops.size() ? Optional.of(ops.get(first)) : Optional.empty();
    }

    private Buffer bufferFor(int op) {
        return sharedBufferOwner(op)
                .flatMap(this::of)
                .or(() -> sharedWith(op).flatMap(this::of))
                .orElseGet(() -> Buffer.gradient(ops.get(op).layer().name(), outputs(op))
                        .of(ops.get(op).layer().members()));
    }

    /** The input of an operation whose gradient is in one buffer with the gradient of the output. */
    private Optional<Integer> sharedWith(int op) {
        MergedOp merged = ops.get(op);
        int source = merged.sources().get(0);
        return switch (merged.inputGradients()) {
            case SEPARATE -> Optional.empty();
            case SAME -> sharingTermOf(op);
            case IN_PLACE -> ops.readers().isLast(op, source) ? Optional.of(source) : Optional.empty();
        };
    }

    /** The first term of a sum, among those planned so far, that nothing reads after the sum. */
    private Optional<Integer> sharingTermOf(int sum) {
        return ops.get(sum).sources().stream()
                .filter(term -> term < buffers.size() && of(term).isPresent())
                .filter(term -> ops.readers().isLast(sum, term) && ops.readers().times(sum, term) == 1)
                .min(Integer::compare);
    }

    /**
     * For a term whose only reader is a sum, the sharing term of that sum, if the term may use the same gradient
     * buffer.
     */
    private Optional<Integer> sharedBufferOwner(int term) {
        if (!ops.readers().isReadOnce(term) || !ops.get(term).keepsOutputGradient()) {
            return Optional.empty();
        }
        int reader = ops.readers().of(term).get(0);
        if (reader == ops.size() || ops.get(reader).inputGradients() != InputGradients.SAME) {
            return Optional.empty();
        }
        return sharingTermOf(reader)
                .filter(sharing -> sharing < term)
                .filter(sharing ->
                        ops.readers().of(sharing).stream().allMatch(other -> other <= term || other == reader));
    }

    private int outputs(int value) {
        return ops.get(value).op().outputs();
    }

    /** The buffer of the gradient of a value; empty if the gradient is not needed. */
    Optional<Buffer> of(int value) {
        return value == Readers.INPUT ? Optional.empty() : buffers.get(value);
    }

    /** Where the backward pass writes the gradient of the input of an operation; empty if it is not needed. */
    Optional<InputGradient> byInputOf(int op) {
        return byInputOf(op, 0);
    }

    /**
     * Where the backward pass writes the gradient of one of the inputs of an operation; empty if it is not needed.
     *
     * @param index the index of that input
     */
    Optional<InputGradient> byInputOf(int op, int index) {
        List<Integer> sources = ops.get(op).sources();
        int source = sources.get(index);
        boolean isFirstToWrite = ops.readers().isLast(op, source) && sources.indexOf(source) == index;
        return of(source)
                .map(buffer -> isFirstToWrite
                        ? InputGradient.in(ops.get(source).layer().name(), buffer)
                        : new InputGradient(
                                ops.get(source).layer().name(), buffer, Optional.of(contributionOf(op, source))));
    }

    /**
     * The scratch for the contribution of an operation to the gradient of a source. Elementwise operations compute it
     * in place, unless the buffer belongs to another value.
     */
    private Buffer contributionOf(int op, int source) {
        MergedOp merged = ops.get(op);
        boolean ownsBuffer = merged.inputGradients() != InputGradients.SEPARATE
                && sharedBufferOwner(op).isEmpty();
        return ownsBuffer
                ? of(op).orElseThrow()
                : contributions.computeIfAbsent(
                        outputs(source),
                        width -> Buffer.contribution(merged.layer().name(), width)
                                .of(merged.layer().members()));
    }
}
