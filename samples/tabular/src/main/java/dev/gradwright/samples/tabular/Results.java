package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scores on the test rows, each the mean over the seeds ± the standard deviation from seed to seed. */
final class Results {
    private static final int SEEDS = 5;

    /** A table in Markdown for each table. */
    String tables() {
        return table(new ChurnTask()) + table(new CreditTask()) + table(new PriceTask());
    }

    private <X, Y, N extends TableNetwork<X, Y>> String table(Task<X, Y, N> task) {
        Examples<X, Y> train = task.read(task.table().train());
        Examples<X, Y> test = task.read(task.table().test());
        Map<String, List<Double>> ofNetworks = new LinkedHashMap<>();
        Map<String, List<Double>> ofBaselines = new LinkedHashMap<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Training training = new Training(task.epochs(), Training.BATCH_SIZE, seed);
            add(ofNetworks, figures(task, training, task.network(seed), train, test));
            add(ofBaselines, figures(task, training.ofOneLayer(), task.baseline(seed), train, test));
        }
        Map<String, List<Double>> ofConstant = new LinkedHashMap<>();
        add(ofConstant, task.constantFigures(train, test));
        String names = String.join(" | ", ofNetworks.keySet());
        return "| " + task.table().name().toLowerCase(Locale.ROOT) + " | " + names + " |\n"
                + "|---".repeat(ofNetworks.size() + 1) + "|\n"
                + line(task.constantName(), ofConstant) + line("one layer", ofBaselines)
                + line("network", ofNetworks) + "\n";
    }

    private <X, Y, N extends TableNetwork<X, Y>> Map<String, Double> figures(
            Task<X, Y, N> task,
            Training training,
            TableNetwork<X, Y> network,
            Examples<X, Y> train,
            Examples<X, Y> test) {
        training.train(network, train);
        return task.figures(Training.evaluate(network, test), test);
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
        if (values.size() == 1) {
            return String.format(Locale.ROOT, "%.4f", mean).replace("-0.0000", "0.0000");
        }
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return String.format(Locale.ROOT, "%.4f ± %.4f", mean, Math.sqrt(squares / (values.size() - 1)));
    }
}
