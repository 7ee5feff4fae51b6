package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.BackwardPass.InputGradients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The buffers of the gradients by the values of a graph. A value has a gradient if anything trained comes before it.
 *
 * <p>The last reader of a value comes first in the backward pass: it overwrites the gradient, and the other readers add
 * to it. If an elementwise operation overwrites, it works in place: the gradients by its output and by its input share
 * a buffer. The gradient by a sum shares its buffer with the gradient by its <em>sharing term</em>, the first of its
 * terms that nothing reads after the sum. The gradients by the other terms have the same values. Another term uses the
 * buffer too if nothing writes to it before the term's backward pass reads it, and that pass leaves it unchanged.
 * Otherwise it has a copy.
 */
final class Gradients {
    private final FusedOps ops;
    /** For each value, whether the operation that computes it or any operation before it is trained. */
    private final List<Boolean> trained = new ArrayList<>();
    /** For each value, the buffer of its gradient. */
    private final List<Optional<Buffer>> buffers = new ArrayList<>();
    /** Scratch for contributions to shared gradients, by width. */
    private final Map<Integer, Buffer> shares = new HashMap<>();

    Gradients(FusedOps ops) {
        this.ops = ops;
        for (int op = 0; op < ops.size(); op++) {
            FusedOp fused = ops.get(op);
            trained.add(fused.isTrained() || fused.sources().stream().anyMatch(this::isTrained));
            buffers.add(isTrained(op) && !isLeftToProduct(op) ? Optional.of(bufferFor(op)) : Optional.empty());
        }
    }

    private boolean isTrained(int value) {
        return value != Readers.INPUT && trained.get(value);
    }

    /**
     * Whether this is a batch norm with nothing trained before it, whose gradients its only reader, a product,
     * computes.
     */
    boolean isLeftToProduct(int op) {
        FusedOp fused = ops.get(op);
        return fused.isNorm()
                && fused.isTrained()
                && !isTrained(fused.sources().get(0))
                && onlyReader(op)
                        .filter(reader -> reader.isProduct() && reader.isTrained())
                        .isPresent();
    }

    /** The only reader of a value; empty if there are several, or if it is the loss. */
    private Optional<FusedOp> onlyReader(int value) {
        int first = ops.readers().of(value).get(0);
        return ops.readers().isReadOnce(value) && first < ops.size() ? Optional.of(ops.get(first)) : Optional.empty();
    }

    private Buffer bufferFor(int op) {
        return sharedBufferOwner(op)
                .flatMap(this::of)
                .or(() -> sharedWith(op).flatMap(this::of))
                .orElseGet(() -> Buffer.gradient(ops.get(op).layer().name(), outputs(op)));
    }

    /** The input of an operation whose gradient overwrites the gradient by the output. */
    private Optional<Integer> sharedWith(int op) {
        FusedOp fused = ops.get(op);
        int source = fused.sources().get(0);
        return switch (fused.inputGradients()) {
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

    /** The buffer of the gradient by a value; empty if nothing needs it. */
    Optional<Buffer> of(int value) {
        return value == Readers.INPUT ? Optional.empty() : buffers.get(value);
    }

    /** Where the gradient by the input of an operation goes; empty if nothing needs it. */
    Optional<InputGradient> byInputOf(int op) {
        return byInputOf(op, 0);
    }

    /**
     * Where the gradient by one of the inputs of an operation goes; empty if nothing needs it.
     *
     * @param place the index of that input
     */
    Optional<InputGradient> byInputOf(int op, int place) {
        List<Integer> sources = ops.get(op).sources();
        int source = sources.get(place);
        boolean isFirstToWrite = ops.readers().isLast(op, source) && sources.indexOf(source) == place;
        return of(source)
                .map(buffer -> isFirstToWrite
                        ? InputGradient.in(ops.get(source).layer().name(), buffer)
                        : new InputGradient(ops.get(source).layer().name(), buffer, Optional.of(shareOf(op, source))));
    }

    /** Elementwise operations compute their contribution in place, unless the buffer belongs to another value. */
    private Buffer shareOf(int op, int source) {
        FusedOp fused = ops.get(op);
        boolean hasPlace = fused.inputGradients() != InputGradients.SEPARATE
                && sharedBufferOwner(op).isEmpty();
        return hasPlace
                ? of(op).orElseThrow()
                : shares.computeIfAbsent(
                        outputs(source), width -> Buffer.share(fused.layer().name(), width));
    }
}
