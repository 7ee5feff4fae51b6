package dev.gradwright.runtime.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Classes of the network that no training row has. Data with fewer than 20 rows for each class of the network are not
 * reported: they may be a sample.
 */
final class MissingClass {
    private static final int ROWS_OF_A_CLASS = 20;
    private static final int MOST_NAMED = 5;

    private MissingClass() {}

    static Optional<String> in(ClassCounts counts) {
        int[] missing = counts.missing();
        if (missing.length == 0 || counts.present().length == 1 || counts.rows() < ROWS_OF_A_CLASS * counts.classes()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "no training row has %s, so the network learns never to predict %s; check whether labels start with 0,"
                        + " how the data are split, and whether the output needs %d units",
                missing.length == 1 ? "class " + missing[0] : "the classes " + some(missing),
                missing.length == 1 ? "it" : "them",
                counts.classes()));
    }

    private static String some(int[] labels) {
        String some = Arrays.stream(labels)
                .limit(MOST_NAMED)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return labels.length > MOST_NAMED ? some + " and " + (labels.length - MOST_NAMED) + " more" : some;
    }
}
