package dev.gradwright.runtime.loss;

import dev.gradwright.dsl.Metric;
import dev.gradwright.dsl.MonitorMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values that training records for each epoch, by name: {@code loss}, the metrics, the same with the prefix
 * {@code val_} for validation data, and {@code learning_rate}. Early stopping and the plateau schedule monitor one of
 * them.
 */
public final class RecordedValues {
    private static final String LOSS = "loss";
    private static final String LEARNING_RATE = "learning_rate";
    private static final String VALIDATION = "val_";

    private RecordedValues() {}

    /**
     * The names of the recorded values, in order.
     *
     * @param metrics the metrics that the network declares
     * @param isValidated whether there are validation data
     */
    public static List<String> names(List<Metric> metrics, boolean isValidated) {
        List<String> names = new ArrayList<>();
        names.add(LOSS);
        metrics.forEach(metric -> names.add(metric.key()));
        if (isValidated) {
            List.copyOf(names).forEach(name -> names.add(VALIDATION + name));
        }
        names.add(LEARNING_RATE);
        return List.copyOf(names);
    }

    /**
     * Requires that a value is recorded.
     *
     * @param recorded the names of the recorded values
     * @throws IllegalArgumentException if the name is not among them; the message lists them and says how to record the
     *     value
     */
    public static void require(String name, Collection<String> recorded) {
        if (!recorded.contains(name)) {
            throw new IllegalArgumentException("there is no " + name + " in this training, only "
                    + String.join(", ", recorded) + remedy(name, recorded));
        }
    }

    private static String remedy(String name, Collection<String> recorded) {
        Optional<Metric> metric = metric(name);
        if (metric.isPresent() && !recorded.contains(metric.get().key())) {
            return "; declare @Metrics(" + metric.get() + ") on the network";
        }
        boolean lacksValidation = name.startsWith(VALIDATION) && !recorded.contains(VALIDATION + LOSS);
        return lacksValidation ? "; pass validation data to record the val_ values" : "";
    }

    /**
     * Whether a value is better if it is higher.
     *
     * @param mode AUTO means the direction of the metric
     * @throws IllegalArgumentException if the mode is AUTO and the name is neither a loss nor a metric
     */
    public static boolean isHigherBetter(String name, MonitorMode mode) {
        return switch (mode) {
            case MIN -> false;
            case MAX -> true;
            case AUTO ->
                !isLoss(name)
                        && metric(name)
                                .orElseThrow(() -> unknownDirection(name))
                                .higherIsBetter();
        };
    }

    /** Whether it is known which values are better; it is not of {@code learning_rate}. */
    public static boolean isLossOrMetric(String name) {
        return isLoss(name) || metric(name).isPresent();
    }

    private static IllegalArgumentException unknownDirection(String name) {
        return new IllegalArgumentException(
                name + " is neither a loss nor a metric, so its direction is unknown; set the mode to MIN or MAX");
    }

    private static boolean isLoss(String name) {
        return withoutPrefix(name).equals(LOSS);
    }

    private static Optional<Metric> metric(String name) {
        return Stream.of(Metric.values())
                .filter(metric -> metric.key().equals(withoutPrefix(name)))
                .findFirst();
    }

    private static String withoutPrefix(String name) {
        return name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : name;
    }
}
