package dev.gradwright.runtime.train;

import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.WeightCheck;
import dev.gradwright.runtime.stream.EncodedStream;
import dev.gradwright.runtime.stream.WeightedStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The weight of each row of a stream: its sample weight times the weight of its class. */
final class StreamWeights {
    private StreamWeights() {}

    /**
     * The stream with the weights of its rows.
     *
     * @param sampleWeights rows × 1
     * @param classWeights one for each class
     * @throws IllegalArgumentException if the number of sample weights is not that of the rows, or that of class weights not
     *     that of the columns of the targets
     */
    static WeightedStream of(
            EncodedStream stream, @Nullable FMatrixRMaj sampleWeights, float @Nullable [] classWeights) {
        List<String> texts = new ArrayList<>();
        if (sampleWeights != null) {
            WeightCheck.require(sampleWeights, requireArray(stream.rows()));
            texts.add(DataFingerprint.text("weights", sampleWeights));
        }
        if (classWeights != null) {
            RowWeights.requireColumns(stream.targets(), classWeights);
            texts.add("class weights " + Arrays.toString(classWeights));
            int columns = stream.targets();
            return new WeightedStream(
                    stream,
                    (row, y, from) -> RowWeights.weight(row, y, from, columns, sampleWeights, classWeights),
                    String.join(", ", texts));
        }
        return sampleWeights == null
                ? new WeightedStream(stream, null, "")
                : new WeightedStream(stream, (row, y, from) -> sampleWeights.data[(int) row], String.join(", ", texts));
    }

    private static int requireArray(long rows) {
        if (rows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "sampleWeights are one for each row in an array, which cannot have " + rows + "; use classWeights");
        }
        return (int) rows;
    }
}
