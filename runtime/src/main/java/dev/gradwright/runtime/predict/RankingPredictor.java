package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.feature.TableEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The base class of generated predictors that rank the records of a query. {@link #predict(Object)} is the score of a
 * record, which has a meaning only beside those of other records of its query. Like all predictors, it is immutable, any
 * number of threads may use it, and single predictions allocate nothing.
 *
 * @param <X> the record
 * @param <S> the buffers of one call
 */
public abstract class RankingPredictor<X, S extends NetworkPredictor.Scratch> extends ValuePredictor<X, S> {
    /**
     * @param weights of which the subclass packs what it needs
     * @param encoder of the records
     * @param outputs number of outputs of a row
     * @param decision of the network
     */
    protected RankingPredictor(
            PredictorWeights weights, TableEncoder<X, Double> encoder, int outputs, Decision decision) {
        super(weights, encoder, outputs, decision);
    }

    /**
     * The records of one query, the best first. Records of equal scores keep their order.
     *
     * @throws IllegalArgumentException if a value of a record is missing or not finite; the message names the component
     */
    public final List<X> rank(List<? extends X> rows) {
        Objects.requireNonNull(rows, "rows must not be null");
        if (rows.stream().anyMatch(Objects::isNull)) {
            throw new NullPointerException("rows must not contain null");
        }
        List<X> copy = List.copyOf(rows);
        double[] scores = copy.stream().mapToDouble(this::predict).toArray();
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -scores[row]))
                .map(copy::get)
                .toList();
    }
}
