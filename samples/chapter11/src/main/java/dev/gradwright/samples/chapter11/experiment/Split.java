package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.data.Dataset;
import java.util.function.UnaryOperator;

/**
 * Training, validation and test data.
 *
 * @param train the training data
 * @param valid the validation data, evaluated after each epoch
 * @param test the test data, evaluated after training
 */
public record Split(Dataset train, Dataset valid, Dataset test) {
    Split map(UnaryOperator<Dataset> function) {
        return new Split(function.apply(train), function.apply(valid), function.apply(test));
    }
}
