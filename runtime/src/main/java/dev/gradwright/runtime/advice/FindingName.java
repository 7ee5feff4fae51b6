package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.settings.Spelling;
import java.util.Arrays;
import java.util.List;

/** The names of all findings; {@code docs/diagnostics} has a page for each. */
enum FindingName {
    CONSTANT_FEATURE("ConstantFeature"),
    DEAD_UNITS("DeadUnits"),
    FEATURE_SCALE("FeatureScale"),
    LOSS_PLATEAU("LossPlateau"),
    MISSING_CLASS("MissingClass"),
    ONE_CLASS("OneClass"),
    ONE_CLASS_PREDICTED("OneClassPredicted"),
    OUTPUT_RANGE("OutputRange"),
    RATE_FAR_FROM_SUGGESTED("RateFarFromSuggested"),
    SATURATED_UNITS("SaturatedUnits"),
    TARGET_SCALE("TargetScale");

    private final String label;

    FindingName(String label) {
        this.label = label;
    }

    /** As users see it, as in {@code DeadUnits}. */
    String label() {
        return label;
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(FindingName::label).toList();
    }

    /**
     * The constant of a label.
     *
     * @throws IllegalArgumentException if there is none; the message suggests the nearest
     */
    static FindingName of(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no advice \"" + label + "\"; "
                        + Spelling.nearest(label, labels())
                                .map(nearest -> "did you mean \"" + nearest + "\"?")
                                .orElseGet(() -> "the names are " + String.join(", ", labels()))));
    }
}
