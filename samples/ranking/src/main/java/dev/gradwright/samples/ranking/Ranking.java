package dev.gradwright.samples.ranking;

import dev.gradwright.samples.ranking.Experiment.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Compares losses by how well their networks rank: {@code ./samples/run ranking [results]}. */
public final class Ranking {
    private static final int SEEDS = 5;

    private Ranking() {}

    /** Prints the comparison; with the argument {@code results}, it also replaces RESULTS.md. */
    public static void main(String... arguments) throws IOException {
        if (arguments.length > 1 || (arguments.length == 1 && !arguments[0].equals("results"))) {
            System.out.println("usage: samples/run ranking [results]\n\nresults replaces samples/ranking/RESULTS.md");
            return;
        }
        String table = table(new Experiment(400, 400, 20, SEEDS).run());
        System.out.print(table);
        if (arguments.length == 1) {
            Path results = Path.of(System.getProperty("sample.directory", "."), "RESULTS.md");
            Files.writeString(results, page(table));
        }
    }

    static String table(List<Scores> all) {
        StringBuilder table = new StringBuilder("| loss | NDCG@10 | MAP |\n|---|---|---|\n");
        for (Scores scores : all) {
            table.append("| %s | %s | %s |%n".formatted(scores.name(), text(scores.ndcg()), text(scores.map())));
        }
        return table.toString();
    }

    private static String text(List<Double> values) {
        double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
        if (values.size() == 1) {
            return String.format(Locale.ROOT, "%.4f", mean);
        }
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return String.format(Locale.ROOT, "%.4f ± %.4f", mean, Math.sqrt(squares / (values.size() - 1)));
    }

    private static String page(String table) {
        return """
                # Results

                Written by `./samples/run ranking results`. The data are generated: 400 searches of 20 to 60 results for training, 400 others for the test. How
                useful a result is depends on its features, with noise. Its relevance, from 0 to 4, is its place among the results of the same search, so that
                the same features mean a high relevance in one search and a low one in another. That is the case for which losses for rankings were made.

                All networks have the same layers, optimizer, batch size and number of epochs, which were chosen once, before the first comparison. Mean ± standard
                deviation over the seeds 1 to %d, on the test searches.

                %s""".formatted(SEEDS, table);
    }
}
