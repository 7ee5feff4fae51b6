package dev.gradwright.runtime.advice;

import java.util.Locale;
import java.util.Optional;

/** Training data of which all rows are of one class. */
final class OneClass {
    private OneClass() {}

    static Optional<String> in(ClassCounts counts) {
        int[] present = counts.present();
        if (present.length > 1 || counts.rows() == 1) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "all %s have class %d, so the network learns to predict it for everything; check how the targets are read,"
                        + " and shuffle the data before you split them",
                Texts.count(counts.rows(), "training row"),
                present[0]));
    }
}
