package dev.gradwright.samples.chapter11.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** By how much transfer learning reduces the error rate. */
final class ErrorTable {
    private final List<Result> results;
    private final MarkdownTable table =
            new MarkdownTable(List.of("", "from scratch", "on what was learnt before", "times less"));

    private boolean isEmpty = true;

    ErrorTable(List<Result> results) {
        this.results = results;
    }

    /**
     * Adds the error rates on the validation and test pictures: the published ones, and the mean over the seeds for
     * which both experiments have results, if any.
     *
     * @param task the task of both experiments
     * @param fromScratch the experiment without transfer
     * @param onEarlier the experiment on transferred layers
     */
    void add(String task, String fromScratch, String onEarlier) {
        Set<Long> seeds = seeds(fromScratch);
        seeds.retainAll(seeds(onEarlier));
        if (!seeds.isEmpty()) {
            isEmpty = false;
            add(task + ", validation", Figure.VAL_ACCURACY, fromScratch, onEarlier, seeds);
            add(task + ", test", Figure.TEST_ACCURACY, fromScratch, onEarlier, seeds);
        }
    }

    private Set<Long> seeds(String experiment) {
        return results.stream()
                .filter(result -> result.experiment().equals(experiment))
                .map(Result::seed)
                .collect(Collectors.toSet());
    }

    private void add(String title, Figure accuracy, String fromScratch, String onEarlier, Set<Long> seeds) {
        OptionalDouble before = published(fromScratch, accuracy);
        OptionalDouble after = published(onEarlier, accuracy);
        if (before.isPresent() && after.isPresent()) {
            addLine(title + ", published", before.getAsDouble(), after.getAsDouble());
        }
        addLine(title + ", here", error(fromScratch, accuracy, seeds), error(onEarlier, accuracy, seeds));
    }

    private void addLine(String title, double before, double after) {
        table.add(List.of(title, percent(before), percent(after), String.format(Locale.ROOT, "%.1f", before / after)));
    }

    private static OptionalDouble published(String experiment, Figure accuracy) {
        return Published.of(experiment).stream()
                .flatMapToDouble(result -> result.figure(accuracy).stream())
                .map(value -> 1 - value)
                .findFirst();
    }

    private double error(String experiment, Figure accuracy, Set<Long> seeds) {
        return results.stream()
                .filter(result -> result.experiment().equals(experiment) && seeds.contains(result.seed()))
                .mapToDouble(result -> 1 - accuracy.of(result.outcome()))
                .average()
                .orElseThrow();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** The table, or an empty string if it has no rows. */
    @Override
    public String toString() {
        return isEmpty ? "" : table.toString();
    }
}
