package dev.gradwright.runtime.advice;

import java.util.Locale;
import java.util.Optional;

/**
 * A network that predicts one class for nearly all rows of a sample, although at most three quarters of them are of that class.
 * With rarer classes a good network may never find another one more probable.
 */
final class OneClassPredicted {
    /** The share of the rows that counts as all. */
    private static final double ALL = 0.99;

    private static final double LARGEST_SHARE = 0.75;
    /** A loss that is a lower part of that of the best constant prediction shows that the network is learning. */
    private static final double PART = 0.9;

    private OneClassPredicted() {}

    static Optional<String> in(
            ClassCounts targets, ClassCounts predictions, Optional<ConstantPrediction> losses, int epochs) {
        int predicted = predictions.mostFrequent();
        boolean isLearning =
                losses.filter(it -> it.loss() < PART * it.lossOfConstant()).isPresent();
        if (predictions.share(predicted) < ALL || isLearning || targets.share(predicted) > LARGEST_SHARE) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "after %s the network predicts class %d for %,d of %s of a sample, but only %s of them have it, so its output"
                        + " hardly depends on the features; fix what the compiler and the findings above warn about, and find"
                        + " a learning rate with LearningRateFinder",
                Texts.count(epochs, "epoch"),
                predicted,
                predictions.count(predicted),
                Texts.count(predictions.rows(), "row"),
                Texts.percent(targets.share(predicted))));
    }
}
