package dev.gradwright.runtime.drift;

import dev.gradwright.runtime.json.Json;
import java.util.List;
import java.util.Locale;

/**
 * The drift of every component of a record. {@link #toString} is a table, those that have drifted first.
 *
 * @param rows number of live rows
 * @param components in the order of the record
 */
public record DriftReport(long rows, List<ComponentDrift> components) {
    private static final String NAME = "component";

    /** The highest level of a component. */
    public DriftLevel level() {
        return components.stream().map(ComponentDrift::level).reduce(DriftLevel.TOO_FEW_ROWS, DriftLevel::orMore);
    }

    /** The components with {@link DriftLevel#MODERATE} or {@link DriftLevel#STRONG} drift, in the order of the record. */
    public List<ComponentDrift> drifted() {
        return components.stream()
                .filter(component -> component.level().compareTo(DriftLevel.MODERATE) >= 0)
                .toList();
    }

    /**
     * The drift of a component.
     *
     * @throws IllegalArgumentException if no component has the name
     */
    public ComponentDrift component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no component is named " + name));
    }

    /** All figures as a JSON object; figures that are not known are {@code null}. */
    public String toJson() {
        return Json.object(json -> json.put("rows", rows)
                .put("level", level().name())
                .putObjects("components", components, DriftReport::write));
    }

    private static void write(Json json, ComponentDrift component) {
        json.put("name", component.name())
                .put("level", component.level().name())
                .put("stabilityIndex", component.stabilityIndex());
        if (!Double.isNaN(component.trainingMean())) {
            json.put("meanShift", component.meanShift())
                    .put("varianceRatio", component.varianceRatio())
                    .put("trainingMean", component.trainingMean())
                    .put("liveMean", component.liveMean());
        }
        json.putObjects(
                "shares",
                component.shares(),
                (inner, share) -> inner.put("value", share.value())
                        .put("training", share.training())
                        .put("live", share.live()));
    }

    /** A table with a line for each component. */
    @Override
    public String toString() {
        int width = components.stream()
                .mapToInt(component -> component.name().length())
                .reduce(NAME.length(), Math::max);
        String format = "%-" + width + "s  %-12s  %15s  %s";
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%,d live rows, drift: %s%n", rows, text(level())));
        append(text, String.format(Locale.ROOT, format, NAME, "drift", "stability index", "changes"));
        components.stream()
                .sorted((a, b) -> b.level().compareTo(a.level()))
                .forEach(component -> append(
                        text,
                        String.format(
                                Locale.ROOT,
                                format,
                                component.name(),
                                text(component.level()),
                                String.format(Locale.ROOT, "%.3f", component.stabilityIndex()),
                                component.changes())));
        return text.toString();
    }

    private static String text(DriftLevel level) {
        return level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void append(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
