package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.data.Dataset;
import java.util.function.UnaryOperator;

/**
 * Training, validation and test data.
 *
 * @param train what a network learns from
 * @param valid what it is evaluated on after each epoch
 * @param test what it is evaluated on in the end
 */
public record Split(Dataset train, Dataset valid, Dataset test) {
    Split map(UnaryOperator<Dataset> function) {
        return new Split(function.apply(train), function.apply(valid), function.apply(test));
    }
}
