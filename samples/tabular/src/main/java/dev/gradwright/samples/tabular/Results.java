package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.data.Fold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scores of several trainings, each the mean ± the standard deviation from training to training. */
final class Results {
    private static final int TRAININGS = 5;
    private static final long SEED_OF_FOLDS = 7;

    private final boolean areOfFolds;

    private Results(boolean areOfFolds) {
        this.areOfFolds = areOfFolds;
    }

    /** Trainings with the seeds 1 to 5 on all training rows, scored on the test rows. */
    static Results ofTestRows() {
        return new Results(false);
    }

    /** Trainings on four of five folds of the training rows, scored on the fifth. */
    static Results ofFolds() {
        return new Results(true);
    }

    /** A table in Markdown for each table. */
    String tables() {
        return table(new ChurnTask()) + table(new CreditTask()) + table(new PriceTask());
    }

    private <X, Y, N extends TableNetwork<X, Y>> String table(Task<X, Y, N> task) {
        Map<String, List<Double>> ofConstant = new LinkedHashMap<>();
        Map<String, List<Double>> ofNetworks = new LinkedHashMap<>();
        Map<String, List<Double>> ofBaselines = new LinkedHashMap<>();
        int seed = 1;
        for (Fold<X, Y> fold : folds(task)) {
            Training training = Training.of(seed);
            add(ofConstant, task.constantFigures(fold.train(), fold.test()));
            add(ofNetworks, figures(task, training, task.network(seed), fold));
            add(ofBaselines, figures(task, training.ofOneLayer(), task.baseline(seed), fold));
            seed++;
        }
        String names = String.join(" | ", ofNetworks.keySet());
        return "| " + task.table().name().toLowerCase(Locale.ROOT) + " | " + names + " |\n"
                + "|---".repeat(ofNetworks.size() + 1) + "|\n"
                + line(task.constantName(), ofConstant) + line("one layer", ofBaselines)
                + line("network", ofNetworks) + "\n";
    }

    private <X, Y, N extends TableNetwork<X, Y>> Map<String, Double> figures(
            Task<X, Y, N> task, Training training, TableNetwork<X, Y> network, Fold<X, Y> fold) {
        training.train(network, fold.train());
        return task.figures(Training.evaluate(network, fold.test()), fold.test());
    }

    private <X, Y, N extends TableNetwork<X, Y>> List<Fold<X, Y>> folds(Task<X, Y, N> task) {
        Examples<X, Y> train = task.read(task.table().train());
        return areOfFolds
                ? train.folds(TRAININGS, SEED_OF_FOLDS)
                : Collections.nCopies(
                        TRAININGS, new Fold<>(train, task.read(task.table().test())));
    }

    private static void add(Map<String, List<Double>> all, Map<String, Double> figures) {
        figures.forEach((name, figure) ->
                all.computeIfAbsent(name, missing -> new ArrayList<>()).add(figure));
    }

    private static String line(String name, Map<String, List<Double>> figures) {
        StringBuilder line = new StringBuilder("| " + name);
        figures.values().forEach(values -> line.append(" | ").append(meanAndSpread(values)));
        return line.append(" |\n").toString();
    }

    private static String meanAndSpread(List<Double> values) {
        double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
        if (values.stream().distinct().count() == 1) {
            return String.format(Locale.ROOT, "%.4f", mean).replace("-0.0000", "0.0000");
        }
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return String.format(Locale.ROOT, "%.4f ± %.4f", mean, Math.sqrt(squares / (values.size() - 1)));
    }
}
