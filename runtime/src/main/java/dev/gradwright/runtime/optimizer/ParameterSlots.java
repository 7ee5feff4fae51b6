package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.NetworkParameter;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;

/** One parameter with what its update rule keeps for each weight, block for block as its tensor is laid out. */
final class ParameterSlots {
    /** Floats in a line of the cache: threads had better share no more than one of them. */
    private static final int LINE = 16;

    private final NetworkParameter parameter;
    /** By block, then by slot. */
    private final float[][][] slots;

    private final long size;

    ParameterSlots(NetworkParameter parameter, UpdateRule rule) {
        this.parameter = parameter;
        Tensor tensor = parameter.tensor();
        int blocks = tensor.blocks().length;
        slots = new float[blocks][rule.slots()][];
        long weights = 0;
        for (int block = 0; block < blocks; block++) {
            weights += tensor.length(block);
            for (int slot = 0; slot < rule.slots(); slot++) {
                slots[block][slot] = filled(tensor.length(block), rule.initialValue(slot));
            }
        }
        size = weights;
    }

    private static float[] filled(int length, float value) {
        float[] slot = new float[length];
        if (value != 0) {
            Arrays.fill(slot, value);
        }
        return slot;
    }

    /** What brings the slots back as they are now. */
    Runnable remember() {
        float[][][] kept = new float[slots.length][][];
        for (int block = 0; block < slots.length; block++) {
            kept[block] = Blocks.copy(slots[block]);
        }
        return () -> {
            for (int block = 0; block < slots.length; block++) {
                Blocks.copy(kept[block], slots[block]);
            }
        };
    }

    /** Number of weights that an update changes, those included that fill up blocks: none of a frozen parameter. */
    long size() {
        return parameter.trainable() ? size : 0;
    }

    /** Lets the rule change part {@code part} of {@code parts} of the parameter, unless it is frozen. */
    void update(UpdateRule rule, float decay, int part, int parts) {
        if (!parameter.trainable()) {
            return;
        }
        long section = parts == 1 ? size : parameter.tensor().section();
        for (long start = 0; start < size; start += section) {
            long length = Math.min(section, size - start);
            update(rule, decay, start + part * length / parts, start + (part + 1) * length / parts);
        }
    }

    /** The same for a range of the weights, counted over all blocks. */
    private void update(UpdateRule rule, float decay, long from, long to) {
        float[][] weights = parameter.tensor().blocks();
        float[][] gradient = parameter.gradientTensor().blocks();
        long start = 0;
        for (int block = 0; block < weights.length; block++) {
            int length = parameter.tensor().length(block);
            int first = within(from - start, length);
            int end = within(to - start, length);
            if (first < end) {
                rule.update(weights[block], gradient[block], slots[block], decay, first, end);
            }
            start += length;
        }
    }

    /** The end of a part, counted from the start of a block, brought into the block and back to a multiple of a line's length. */
    private static int within(long end, int length) {
        return end >= length ? length : (int) Math.max(0, end) / LINE * LINE;
    }
}
