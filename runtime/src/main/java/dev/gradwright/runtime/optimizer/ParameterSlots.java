package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.kernel.TableRows;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Arrays;

/**
 * One parameter and its slots, the values that the update rule keeps for each weight, in the layout of the weights.
 */
final class ParameterSlots implements Stateful {
    /**
     * Number of floats of a cache line. The ranges of threads begin at multiples of it, so that two threads rarely
     * write to the same line.
     */
    private static final int LINE = 16;

    private final NetworkParameter parameter;
    private final RateGroup group;
    private final UpdateRule rule;
    private final Tensor[] slots;
    /** The names of the slots in saved state. */
    private final String[] names;
    /** The arrays of the slots, by block and then by slot. */
    private final float[][][] blocks;

    private final long size;
    /** The update of a row of a table of which only the rows read are trained. */
    private final Tensor.RowVisitor updateOfRow = this::updateRow;

    private boolean decays = true;

    ParameterSlots(NetworkParameter parameter, RateGroup group) {
        this.parameter = parameter;
        this.group = group;
        this.rule = group.rule();
        Tensor weights = parameter.tensor();
        slots = new Tensor[rule.slots()];
        names = new String[slots.length];
        blocks = new float[weights.blocks().length][slots.length][];
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = weights.zerosLike();
            names[slot] = parameter.name() + "." + rule.slotName(slot);
            for (int block = 0; block < blocks.length; block++) {
                blocks[block][slot] = slots[slot].blocks()[block];
            }
            fill(slots[slot], rule.initialValue(slot));
        }
        long weightsAndPadding = 0;
        for (int block = 0; block < blocks.length; block++) {
            weightsAndPadding += weights.length(block);
        }
        size = weightsAndPadding;
    }

    /** Fills a slot, padding included: a rule that divides by a slot must not divide by zero there. */
    private static void fill(Tensor slot, float value) {
        if (value != 0) {
            for (int block = 0; block < slot.blocks().length; block++) {
                Arrays.fill(slot.blocks()[block], 0, slot.length(block), value);
            }
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (int slot = 0; slot < slots.length; slot++) {
            visitor.visit(names[slot], slots[slot]);
        }
    }

    /** Number of weights that an update changes, padding included; 0 if the parameter is frozen. */
    long size() {
        if (!parameter.trainable()) {
            return 0;
        }
        return parameter.isSparse() ? (long) parameter.rowsRead().count() * parameter.columns() : size;
    }

    /** Sets whether weight decay acts on biases, and on the parameters of normalizations. */
    void decaying(boolean biases, boolean norms) {
        decays = (biases || !parameter.isBias()) && (norms || !parameter.isOfNorm());
    }

    /** Updates part {@code part} of {@code parts} of the parameter, unless it is frozen. */
    void update(int part, int parts) {
        if (!parameter.trainable()) {
            return;
        }
        float decay = decay();
        if (parameter.isSparse()) {
            updateRowsRead(part, parts);
            return;
        }
        long section = parts == 1 ? size : parameter.tensor().section();
        for (long start = 0; start < size; start += section) {
            long length = Math.min(section, size - start);
            update(decay, start + part * length / parts, start + (part + 1) * length / parts);
        }
    }

    private float decay() {
        return decays ? group.decay() : 0;
    }

    /** Rows are independent of each other, so any thread may take any of them. */
    private void updateRowsRead(int part, int parts) {
        TableRows rows = parameter.rowsRead();
        int index = 0;
        for (int row = rows.first(); row >= 0; row = rows.after(row)) {
            if (index % parts == part) {
                parameter.tensor().visitRow(row, updateOfRow);
            }
            index++;
        }
    }

    private void updateRow(int block, int from, int to) {
        float[] weights = parameter.tensor().blocks()[block];
        rule.update(weights, parameter.gradientTensor().blocks()[block], blocks[block], decay(), from, to);
    }

    /** Updates a range of the weights, counted over all blocks. */
    private void update(float decay, long from, long to) {
        float[][] weights = parameter.tensor().blocks();
        float[][] gradient = parameter.gradientTensor().blocks();
        long start = 0;
        for (int block = 0; block < weights.length; block++) {
            int length = parameter.tensor().length(block);
            int first = within(from - start, length);
            int end = within(to - start, length);
            if (first < end) {
                rule.update(weights[block], gradient[block], blocks[block], decay, first, end);
            }
            start += length;
        }
    }

    /**
     * An end of a range, counted from the start of a block: clamped to the block and rounded down to whole cache lines.
     */
    private static int within(long end, int length) {
        return end >= length ? length : (int) Math.max(0, end) / LINE * LINE;
    }
}
