package dev.gradwright.samples.chapter11.report;

import dev.gradwright.samples.chapter11.experiment.Outcome;

/** The compared figures. */
public enum Figure {
    /** The mean over the last epoch of training. */
    LOSS("loss", "loss"),
    /** The mean over the last epoch of training. */
    ACCURACY("accuracy", "accuracy"),
    /** After the last epoch. */
    VAL_LOSS("val_loss", "val. loss"),
    /** After the last epoch. */
    VAL_ACCURACY("val_accuracy", "val. accuracy"),
    /** After training. */
    TEST_ACCURACY("test_accuracy", "test accuracy");

    private final String key;
    private final String title;

    Figure(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Its name in files. */
    String key() {
        return key;
    }

    /** The title of its column. */
    String title() {
        return title;
    }

    /** The value in an outcome. */
    double of(Outcome outcome) {
        return switch (this) {
            case LOSS -> outcome.loss();
            case ACCURACY -> outcome.accuracy();
            case VAL_LOSS -> outcome.valLoss();
            case VAL_ACCURACY -> outcome.valAccuracy();
            case TEST_ACCURACY -> outcome.testAccuracy();
        };
    }
}
