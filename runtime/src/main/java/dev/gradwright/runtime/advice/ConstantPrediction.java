package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.data.Sample;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Graph;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.ejml.data.FMatrixRMaj;

/**
 * Compares the mean loss of predictions with that of the best constant prediction, which uses no feature. Penalties are
 * no part of it.
 *
 * @param loss of the predictions
 * @param lossOfConstant of the best constant
 */
record ConstantPrediction(double loss, double lossOfConstant) {
    private static final double TINY = 1e-7;
    private static final int SEARCH_STEPS = 60;

    /**
     * The losses over a sample; empty if all targets are the same, which no feature can explain, and for losses whose
     * best constant is not known here.
     *
     * @param predictions rows × units
     */
    static Optional<ConstantPrediction> of(Graph graph, Sample sample, FMatrixRMaj predictions) {
        if (ColumnStatistics.of(sample.y()).areConstant()) {
            return Optional.empty();
        }
        Attributes attributes = graph.training().loss().attributes();
        return switch (graph.training().loss().kind()) {
            case "MEAN_SQUARED_ERROR" -> byColumn(sample, predictions, (p, t) -> (p - t) * (p - t));
            case "MEAN_ABSOLUTE_ERROR" -> byColumn(sample, predictions, (p, t) -> Math.abs(p - t));
            case "HUBER" -> {
                double delta = attributes.number("delta");
                yield byColumn(sample, predictions, (p, t) -> huber(Math.abs(p - t), delta));
            }
            case "BINARY_CROSSENTROPY" ->
                byColumn(smoothed(sample, attributes, 2), predictions, (p, t) -> -t * log(p) - (1 - t) * log(1 - p));
            case "CATEGORICAL_CROSSENTROPY", "SPARSE_CATEGORICAL_CROSSENTROPY" ->
                ofClasses(smoothed(oneHot(sample, predictions.numCols), attributes, predictions.numCols), predictions);
            default -> Optional.empty();
        };
    }

    private static double huber(double error, double delta) {
        return error <= delta ? error * error / 2 : delta * error - delta * delta / 2;
    }

    private static double log(double probability) {
        return StrictMath.log(Math.max(probability, TINY));
    }

    private static Sample oneHot(Sample sample, int classes) {
        if (sample.y().numCols == classes) {
            return sample;
        }
        FMatrixRMaj y = new FMatrixRMaj(sample.rows(), classes);
        for (int row = 0; row < sample.rows(); row++) {
            y.set(row, (int) sample.y().data[row], 1);
        }
        return new Sample(sample.x(), y, sample.weights());
    }

    private static Sample smoothed(Sample sample, Attributes loss, int classes) {
        double smoothing = loss.has("labelSmoothing") ? loss.number("labelSmoothing") : 0;
        FMatrixRMaj y = sample.y().copy();
        for (int i = 0; i < y.getNumElements(); i++) {
            y.data[i] = (float) (y.data[i] * (1 - smoothing) + smoothing / classes);
        }
        return new Sample(sample.x(), y, sample.weights());
    }

    /** For a loss that is the mean over the outputs, convex in each of them. */
    private static Optional<ConstantPrediction> byColumn(
            Sample sample, FMatrixRMaj predictions, DoubleBinaryOperator loss) {
        double ofPredictions = 0;
        double ofConstants = 0;
        for (int column = 0; column < predictions.numCols; column++) {
            Column targets = new Column(sample, column, loss);
            ofPredictions += targets.loss(predictions);
            ofConstants += targets.lossOfBestConstant();
        }
        return Optional.of(
                new ConstantPrediction(ofPredictions / predictions.numCols, ofConstants / predictions.numCols));
    }

    /** Of constants, the shares of the classes have the lowest cross-entropy. */
    private static Optional<ConstantPrediction> ofClasses(Sample sample, FMatrixRMaj predictions) {
        FMatrixRMaj y = sample.y();
        double[] shares = new double[y.numCols];
        double loss = 0;
        double weights = 0;
        for (int row = 0; row < sample.rows(); row++) {
            double weight = sample.weights().data[row];
            weights += weight;
            for (int label = 0; label < y.numCols; label++) {
                shares[label] += weight * y.get(row, label);
                loss -= weight * y.get(row, label) * log(predictions.get(row, label));
            }
        }
        double entropy = 0;
        for (double share : shares) {
            entropy -= share / weights * log(share / weights);
        }
        return Optional.of(new ConstantPrediction(loss / weights, entropy));
    }

    /** One column of the targets of a sample. */
    private record Column(Sample sample, int column, DoubleBinaryOperator loss) {
        double loss(FMatrixRMaj predictions) {
            double sum = 0;
            double weights = 0;
            for (int row = 0; row < sample.rows(); row++) {
                double weight = sample.weights().data[row];
                weights += weight;
                sum += weight * loss.applyAsDouble(predictions.get(row, column), target(row));
            }
            return sum / weights;
        }

        double lossOfBestConstant() {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < sample.rows(); row++) {
                low = Math.min(low, target(row));
                high = Math.max(high, target(row));
            }
            for (int step = 0; step < SEARCH_STEPS; step++) {
                double third = (high - low) / 3;
                if (lossOf(low + third) < lossOf(high - third)) {
                    high -= third;
                } else {
                    low += third;
                }
            }
            return lossOf((low + high) / 2);
        }

        private double lossOf(double constant) {
            double sum = 0;
            double weights = 0;
            for (int row = 0; row < sample.rows(); row++) {
                double weight = sample.weights().data[row];
                weights += weight;
                sum += weight * loss.applyAsDouble(constant, target(row));
            }
            return sum / weights;
        }

        private double target(int row) {
            return sample.y().get(row, column);
        }
    }
}
