package dev.gradwright.runtime.train;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats losses, metrics, rates and times with four significant digits. */
final class Numbers {
    private Numbers() {}

    /** As in {@code 0.4886}, {@code 12.35}, {@code 1.000e-05} or {@code NaN}. */
    static String text(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /** As in {@code loss: 0.4886 - accuracy: 0.8271}. */
    static String text(Map<String, Float> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + ": " + text(value.getValue()))
                .collect(Collectors.joining(" - "));
    }
}
