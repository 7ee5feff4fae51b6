package dev.gradwright.samples.serving;

import dev.gradwright.runtime.drift.InputDrift;
import dev.gradwright.samples.tabular.ChurnModelPredictor;
import dev.gradwright.samples.tabular.Customer;
import dev.gradwright.samples.tabular.Customer.Churn;
import java.nio.file.Path;
import java.time.Instant;

/** A loaded model file, with the drift of the rows since: another model may have been trained on other rows. */
record Model(ChurnModelPredictor predictor, InputDrift<Customer> drift, Instant loaded) {
    /**
     * Loads a file.
     *
     * @throws dev.gradwright.runtime.file.ModelFileException if it is missing, corrupt or of another network
     */
    static Model load(Path file) {
        ChurnModelPredictor predictor = ChurnModelPredictor.load(file);
        return new Model(predictor, InputDrift.of(predictor), Instant.now());
    }

    /** Decides as {@code classify} does, without another prediction. */
    Churn decide(float probability) {
        return probability > predictor.threshold() ? Churn.YES : Churn.NO;
    }
}
