package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Sample;
import dev.gradwright.runtime.data.TrainingData;
import dev.gradwright.runtime.feature.TargetScaler;

/**
 * What an {@link Adviser} knows about a training.
 *
 * @param data of the training, not of the validation
 * @param epochs of the whole training
 */
public record AdvisedTraining(TrainableNetwork network, TrainingData data, int epochs, int stepsPerEpoch) {
    /** Rows at equal distances. Their targets are on the scale of the loss, as the outputs of the last layer are. */
    Sample sample(int mostRows) {
        Sample sample = data.sample(mostRows);
        TargetScaler scaler = scaler();
        return scaler.isNone() ? sample : new Sample(sample.x(), scaler.scaled(sample.y()), sample.weights());
    }

    private TargetScaler scaler() {
        return network instanceof TableNetwork<?, ?> table
                ? table.encoder().target().scaler()
                : TargetScaler.none();
    }
}
