package dev.gradwright.runtime.advice;

import java.util.Optional;

/**
 * A loss that is no lower than that of the best constant prediction, and does not fall towards it. An epoch that lowers
 * it by 5 % is still learning, with targets with a large mean for example.
 */
final class LossPlateau {
    /** A loss below this fraction of that of the best constant prediction is no plateau. */
    private static final double PART = 0.98;

    /** A loss below this fraction of that of the epoch before is still falling. */
    private static final double KEPT = 0.95;

    private LossPlateau() {}

    /**
     * @param before the loss after the previous epoch
     */
    static Optional<String> in(ConstantPrediction now, double before, int epochs, double learningRate) {
        if (now.loss() < PART * now.lossOfConstant() || now.loss() < KEPT * before) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                "after %s the loss on a sample is %s, and that of the best constant prediction is %s, so the network has"
                        + " learnt nothing from the features; check that features and targets belong together and are"
                        + " standardized, and find a learning rate with LearningRateFinder: it is %s now",
                Texts.count(epochs, "epoch"),
                Texts.number(now.loss()),
                Texts.number(now.lossOfConstant()),
                Texts.number(learningRate)));
    }
}
