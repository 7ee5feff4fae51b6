package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.loss.Rows;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.loss.TargetKind;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** How many rows are of each class. */
final class ClassCounts {
    private final int[] counts;

    private ClassCounts(int[] counts) {
        this.counts = counts;
    }

    /** The classes of targets; empty unless each row is of exactly one class. */
    static Optional<ClassCounts> ofTargets(RunningMetrics metrics, FMatrixRMaj y) {
        return counts(metrics, y, metrics.targets() == TargetKind.SIGN ? 0 : 0.5f, y.numCols == 1);
    }

    /** The classes of predictions, rows × units; empty unless each row is of exactly one class. */
    static Optional<ClassCounts> ofPredictions(RunningMetrics metrics, FMatrixRMaj predictions) {
        return counts(metrics, predictions, metrics.threshold(), false);
    }

    private static Optional<ClassCounts> counts(
            RunningMetrics metrics, FMatrixRMaj values, float threshold, boolean areIndices) {
        TargetKind kind = metrics.targets();
        boolean isOfTwo = kind == TargetKind.BINARY || kind == TargetKind.SIGN;
        boolean isOfMany = kind == TargetKind.CLASS_INDEX || kind == TargetKind.ONE_HOT;
        if (isOfTwo ? metrics.outputs() > 1 : !isOfMany || metrics.outputs() == 1) {
            return Optional.empty();
        }
        int[] counts = new int[isOfTwo ? 2 : metrics.outputs()];
        for (int row = 0; row < values.numRows; row++) {
            if (isOfTwo) {
                counts[values.data[row] > threshold ? 1 : 0]++;
            } else {
                counts[areIndices ? (int) values.data[row] : Rows.largest(values, row)]++;
            }
        }
        return Optional.of(new ClassCounts(counts));
    }

    int classes() {
        return counts.length;
    }

    int rows() {
        return IntStream.of(counts).sum();
    }

    int count(int label) {
        return counts[label];
    }

    /** The class of most rows. */
    int mostFrequent() {
        return IntStream.range(0, counts.length)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElseThrow();
    }

    /** The share of the rows that are of a class. */
    double share(int label) {
        return (double) counts[label] / rows();
    }

    /** The classes that occur. */
    int[] present() {
        return IntStream.range(0, counts.length)
                .filter(label -> counts[label] > 0)
                .toArray();
    }

    /** The classes that do not occur. */
    int[] missing() {
        return IntStream.range(0, counts.length)
                .filter(label -> counts[label] == 0)
                .toArray();
    }
}
