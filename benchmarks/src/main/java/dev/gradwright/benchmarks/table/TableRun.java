package dev.gradwright.benchmarks.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Learns a table with several seeds, and prints seconds and scores as JSON. */
public final class TableRun {
    private TableRun() {}

    /**
     * Prints {@code micros}, an array, and {@code scores}, an array for each name.
     *
     * @param arguments the contender, the table, the number of seeds, and the file for the model of the first seed
     */
    public static void main(String[] arguments) throws IOException {
        TableName table = TableName.valueOf(arguments[1]);
        Map<String, Object> result = run(
                TableContender.valueOf(arguments[0]),
                table,
                TableProblem.of(table),
                Integer.parseInt(arguments[2]),
                Path.of(arguments[3]));
        System.out.println(new ObjectMapper().writeValueAsString(result));
    }

    private static <X, Y, N extends TableNetwork<X, Y>> Map<String, Object> run(
            TableContender contender, TableName table, TableProblem<X, Y, N> problem, int seeds, Path file) {
        Examples<X, Y> train = problem.train();
        Examples<X, Y> test = problem.test();
        List<X> records = TableProblem.records(test);
        List<Double> micros = new ArrayList<>();
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        for (int seed = 1; seed <= seeds; seed++) {
            long start = System.nanoTime();
            try (TableModel<X> model = contender.fit(problem, table, train, seed)) {
                micros.add((System.nanoTime() - start) / 1000.0);
                problem.scores(model.predict(records), test)
                        .forEach((name, score) -> scores.computeIfAbsent(name, none -> new ArrayList<>())
                                .add(score));
                if (seed == 1) {
                    model.save(file);
                }
            }
        }
        return Map.of("micros", micros, "scores", scores);
    }
}
