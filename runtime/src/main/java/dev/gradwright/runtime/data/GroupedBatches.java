package dev.gradwright.runtime.data;

import dev.gradwright.runtime.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Divides a grouped dataset into batches of whole groups. All epochs have the same number of batches: {@code ⌈rows/size⌉},
 * but at most as many as there are groups. Each ends with the group whose end is nearest to its share of the rows. So batches are
 * of about the batch size, unless a group is larger. Shuffling reorders the groups; rows of a group keep their order.
 * Nothing is allocated after construction.
 */
final class GroupedBatches implements TrainingBatches {
    private final Dataset data;
    private final int batchSize;
    private final String sizeText;
    private final GroupIndex groups;
    /** Of the groups. */
    private final RowOrder order;
    /** By batch: the place of its first group in the order; last the number of groups. */
    private final int[] firstGroups;
    /** By batch. */
    private final int[] rows;

    private final FMatrixRMaj x;
    private final FMatrixRMaj y;
    private final @Nullable FMatrixRMaj sampleWeights;
    private final FMatrixRMaj batchWeights;

    /**
     * @param data grouped
     * @param sampleWeights rows × 1, or null for none
     * @throws IllegalArgumentException if the batch size is less than 1
     */
    GroupedBatches(Dataset data, int batchSize, @Nullable FMatrixRMaj sampleWeights) {
        Batches.requireSize(batchSize);
        this.data = data;
        this.batchSize = Math.min(batchSize, data.rows());
        this.groups = GroupIndex.of(data.targets());
        this.sizeText = data.rows() + " rows of " + groups.count() + " groups in batches of " + this.batchSize;
        this.order = new RowOrder(groups.count());
        int count = Math.min((data.rows() - 1) / this.batchSize + 1, groups.count());
        this.firstGroups = new int[count + 1];
        this.rows = new int[count];
        int mostRows = Math.min(data.rows(), data.rows() / count + 2 * groups.largest());
        this.x = new FMatrixRMaj(mostRows, data.features().numCols);
        this.y = new FMatrixRMaj(mostRows, data.targets().numCols);
        this.sampleWeights = sampleWeights;
        this.batchWeights = new FMatrixRMaj(mostRows, 1);
        divide();
    }

    /** Each batch takes at least one group, and leaves one for each batch after it. */
    private void divide() {
        int group = 0;
        int rowsBefore = 0;
        for (int batch = 0; batch < rows.length; batch++) {
            firstGroups[batch] = group;
            int last = groups.count() - (rows.length - 1 - batch);
            double share = (double) data.rows() * (batch + 1) / rows.length;
            int end = rowsBefore;
            do {
                end += groups.size(order.at(group));
                group++;
            } while (group < last && isNearer(share, end + groups.size(order.at(group)), end));
            rows[batch] = end - rowsBefore;
            rowsBefore = end;
        }
        firstGroups[rows.length] = groups.count();
    }

    private static boolean isNearer(double share, int further, int end) {
        return Math.abs(share - further) < Math.abs(share - end);
    }

    @Override
    public int count() {
        return rows.length;
    }

    /** About the number of rows of each batch. */
    @Override
    public int size() {
        return batchSize;
    }

    @Override
    public int rows(int batch) {
        return rows[batch];
    }

    /** Number of groups of a batch. */
    @Override
    public int examples(int batch) {
        return firstGroups[batch + 1] - firstGroups[batch];
    }

    @Override
    public void shuffle(long key) {
        order.shuffle(key);
        divide();
    }

    /** Visits the order of the groups. A state can be restored only into batches of as many rows and groups and the same size. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("size", sizeText);
        order.visit(visitor);
        divide();
    }

    /** Copies a batch, which may be any. */
    @Override
    public void load(int batch) {
        x.reshape(rows[batch], x.numCols);
        y.reshape(rows[batch], y.numCols);
        batchWeights.reshape(rows[batch], 1);
        int at = 0;
        for (int i = firstGroups[batch]; i < firstGroups[batch + 1]; i++) {
            int group = order.at(i);
            for (int row = 0; row < groups.size(group); row++) {
                copy(groups.row(group, row), at);
                at++;
            }
        }
    }

    private void copy(int source, int target) {
        RowOrder.copy(data.features(), source, x, target);
        RowOrder.copy(data.targets(), source, y, target);
        if (sampleWeights != null) {
            batchWeights.data[target] = sampleWeights.data[source];
        }
    }

    @Override
    public FMatrixRMaj x() {
        return x;
    }

    @Override
    public FMatrixRMaj y() {
        return y;
    }

    @Override
    public @Nullable FMatrixRMaj sampleWeights() {
        return sampleWeights == null ? null : batchWeights;
    }
}
