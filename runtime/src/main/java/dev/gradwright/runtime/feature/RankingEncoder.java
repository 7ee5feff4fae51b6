package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Encodes records for a loss of rankings: the target is the relevance of a record, and an encoded dataset is grouped by
 * query. Encoding a record alone does not need its group.
 *
 * @param <X> type of the records
 */
public abstract class RankingEncoder<X> extends TableEncoder<X, Double> {
    protected RankingEncoder() {
        super(new NumberTarget(TargetScaler.none()));
    }

    /** The query that a record belongs to, compared with {@code equals}. */
    protected abstract @Nullable Object group(X row);

    @Override
    final void requireStreams() {
        throw new IllegalArgumentException(
                "a stream cannot bring the rows of a query together, as a loss for rankings needs; read the examples into memory, as in encode(stream.examples())");
    }

    @Override
    final Dataset dataset(FMatrixRMaj x, FMatrixRMaj y, Examples<X, Double> examples) {
        List<@Nullable Object> groups = new ArrayList<>();
        for (int row = 0; row < examples.rows(); row++) {
            groups.add(group(examples.features(row)));
        }
        return Dataset.grouped(x, y.data, groups);
    }
}
