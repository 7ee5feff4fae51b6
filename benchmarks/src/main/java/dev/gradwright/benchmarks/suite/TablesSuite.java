package dev.gradwright.benchmarks.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.benchmarks.jmh.TableBenchmark;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Entry;
import dev.gradwright.benchmarks.report.Sample;
import dev.gradwright.benchmarks.report.Unit;
import dev.gradwright.benchmarks.run.Effort;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.run.Measured;
import dev.gradwright.benchmarks.run.ShippedJars;
import dev.gradwright.benchmarks.table.TableContender;
import dev.gradwright.benchmarks.table.TableName;
import dev.gradwright.benchmarks.table.TableRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of the sample {@code tabular}: scores, seconds to learn, and predictions from records, against libraries for tables. */
public final class TablesSuite implements Suite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEEDS = 5;
    private static final int SEEDS_IF_QUICK = 2;

    /** What one contender did with one table; a reason why it did not if {@code seeds} is null. */
    private record Learned(String contender, JsonNode seeds, String note) {
        List<Double> figures(String... path) {
            JsonNode node = seeds;
            for (String name : path) {
                node = node.path(name);
            }
            List<Double> figures = new ArrayList<>();
            node.forEach(figure -> figures.add(figure.asDouble()));
            return figures;
        }

        /** An entry of some of the figures at a path. */
        Entry entry(int from, int to, String... path) {
            List<Double> figures = figures(path);
            return figures.size() < to
                    ? new Entry(contender, null, note)
                    : new Entry(contender, new Sample(List.of(figures.subList(from, to))), note);
        }
    }

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        Map<TableName, List<Learned>> learned = new LinkedHashMap<>();
        for (TableName table : TableName.values()) {
            List<Learned> all = new ArrayList<>();
            for (TableContender contender : TableContender.values()) {
                all.add(learn(bench, contender, table));
            }
            all.addAll(new ScikitLearn(bench)
                    .learn(table, seeds(bench)).entrySet().stream()
                            .map(peer -> new Learned(
                                    peer.getKey(),
                                    peer.getValue(),
                                    peer.getValue().path("note").asText()))
                            .toList());
            learned.put(table, all);
        }
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(
                new Comparison("Scores on the test parts", Unit.SCORE, scores(learned, seeds(bench)), NOTES_ON_SCORES));
        comparisons.add(new Comparison("Time to learn", Unit.TIME, times(learned, seeds(bench)), NOTES_ON_TIMES));
        comparisons.add(new Comparison(
                "Prediction of one record", Unit.TIME, asked(bench, learned, "row", false), NOTES_ON_RECORDS));
        comparisons.add(new Comparison(
                "Allocated on the Java heap, by one of these predictions", Unit.BYTES, allocated(bench), List.of()));
        comparisons.add(new Comparison(
                "Prediction of all records of a test part at once",
                Unit.ROWS_PER_SECOND,
                asked(bench, learned, "bulk", true),
                List.of("From a list of records to an array of predictions, on one thread.")));
        comparisons.add(new Comparison(
                "Jars at run time",
                Unit.BYTES,
                List.of(jars(bench)),
                List.of(
                        "XGBoost4J's jar has native libraries for five platforms. Smile without the jars of OpenBLAS and ARPACK, "
                                + "which its trees do not use, and which are 71 MB for all platforms.")));
        return comparisons;
    }

    private static final List<String> NOTES_ON_SCORES = List.of(
            "Mean and deviation over seeds, on rows that nothing was learned or chosen from. AUC, accuracy and R² are better if "
                    + "higher, the others if lower. Gradwright runs the networks of `samples/tabular`.",
            "Defaults are those of the documentation: XGBoost 100 trees of depth 6, rate 0.3; Smile 500 trees of 6 leaves, rate 0.05; "
                    + "scikit-learn's HistGradientBoosting 100 trees of 31 leaves, rate 0.1. The tuned ones were chosen by cross-validation on the "
                    + "training parts, from a few settings of rate, size and number of trees, Smile's for prices by rule of thumb; see `XgboostTable`, `SmileTable` and "
                    + "`peers/sklearn_peer.py`. The perceptron has 64 and 32 units and stops early.",
            "Categories are given to Smile and scikit-learn as categories, to XGBoost by their position; ordered ones to all by their position.");

    private static final List<String> NOTES_ON_TIMES = List.of(
            "From records in memory to a trained model, on one thread. \"Cold\" is the first training in a JVM, \"warm\" the others.");

    private static final List<String> NOTES_ON_RECORDS = List.of(
            "From a record of Java to its probability or price, on one thread, in turn for all records of the test part: Gradwright's "
                    + "predictor takes the record; XGBoost predicts in place from an array that is filled from the record; Smile from a tuple; "
                    + "scikit-learn, in Python, from a dictionary.");

    private static int seeds(Bench bench) {
        return bench.effort().quick() ? SEEDS_IF_QUICK : SEEDS;
    }

    private static Path file(Bench bench, TableContender contender, TableName table) {
        Path directory = bench.settings().target().resolve("tables");
        try {
            return Files.createDirectories(directory).resolve(contender + "-" + table + suffix(contender));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** XGBoost chooses its format by the name of the file. */
    private static String suffix(TableContender contender) {
        return switch (contender) {
            case VECTOR, PORTABLE -> ".safetensors";
            case XGBOOST, XGBOOST_TUNED -> ".ubj";
            case SMILE, SMILE_TUNED, SMILE_FOREST -> ".ser";
        };
    }

    private static Learned learn(Bench bench, TableContender contender, TableName table) {
        String log = "tables-" + contender + "-" + table;
        try {
            String output = bench.child()
                    .output(
                            log,
                            bench.child()
                                    .java(
                                            contender.jvmFlags(),
                                            TableRun.class,
                                            contender.name(),
                                            table.name(),
                                            Integer.toString(seeds(bench)),
                                            file(bench, contender, table).toString()));
            return new Learned(contender.label(), JSON.readTree(output), "");
        } catch (Failure | JsonProcessingException e) {
            return new Learned(contender.label(), JSON.createObjectNode(), String.valueOf(e.getMessage()));
        }
    }

    private static List<Case> scores(Map<TableName, List<Learned>> learned, int seeds) {
        List<Case> cases = new ArrayList<>();
        learned.forEach((table, all) -> {
            for (String score : table.scores()) {
                cases.add(new Case(
                        table.label() + ", " + score,
                        null,
                        List.of(),
                        all.stream()
                                .filter(one -> !one.contender.equals(TableContender.PORTABLE.label()))
                                .map(one -> one.entry(0, seeds, "scores", score))
                                .toList()));
            }
        });
        return cases;
    }

    private static List<Case> times(Map<TableName, List<Learned>> learned, int seeds) {
        List<Case> cases = new ArrayList<>();
        learned.forEach((table, all) -> {
            cases.add(new Case(
                    table.label() + ", cold",
                    null,
                    List.of(),
                    all.stream().map(one -> one.entry(0, 1, "micros")).toList()));
            cases.add(new Case(
                    table.label() + ", warm",
                    null,
                    List.of(),
                    all.stream().map(one -> one.entry(1, seeds, "micros")).toList()));
        });
        return cases;
    }

    private static List<Case> asked(Bench bench, Map<TableName, List<Learned>> learned, String ofPeers, boolean bulk) {
        List<Case> cases = new ArrayList<>();
        learned.forEach((table, all) -> {
            List<Turn> turns = new ArrayList<>();
            for (TableContender contender : TableContender.values()) {
                turns.add(new Turn(contender.label(), () -> micros(bench, contender, table, bulk)));
            }
            Case measured = bench.compareOnly(table.label(), effort(bench, bulk), turns);
            List<Entry> entries = new ArrayList<>(measured.entries());
            all.subList(TableContender.values().length, all.size())
                    .forEach(peer ->
                            entries.add(peer.entry(0, peer.figures(ofPeers).size(), ofPeers)));
            cases.add(new Case(measured.name(), null, List.of(), entries));
        });
        return cases;
    }

    private static Effort effort(Bench bench, boolean bulk) {
        return bulk || bench.effort().quick() ? bench.effort().lighter() : bench.effort();
    }

    private static Measured micros(Bench bench, TableContender contender, TableName table, boolean bulk)
            throws Failure {
        Measured measured = bench.jmh()
                .micros(
                        TableBenchmark.class,
                        parameters(bench, contender, table, bulk),
                        contender.jvmFlags(),
                        effort(bench, bulk));
        int rows = bulk ? table.testRows() : 1;
        return new Measured(
                measured.figures().stream().map(micros -> micros / rows).toList(), measured.settled());
    }

    private static Map<String, String> parameters(
            Bench bench, TableContender contender, TableName table, boolean bulk) {
        return Map.of(
                "contender", contender.name(),
                "table", table.name(),
                "bulk", Boolean.toString(bulk),
                "file", file(bench, contender, table).toString());
    }

    private static List<Case> allocated(Bench bench) {
        List<Case> cases = new ArrayList<>();
        Effort effort = bench.effort().lighter();
        for (TableName table : TableName.values()) {
            List<Turn> turns = new ArrayList<>();
            for (TableContender contender : TableContender.values()) {
                turns.add(new Turn(
                        contender.label(),
                        () -> bench.jmh()
                                .allocatedBytes(
                                        TableBenchmark.class,
                                        parameters(bench, contender, table, false),
                                        contender.jvmFlags(),
                                        effort)));
            }
            cases.add(bench.compareOnly(table.label(), effort, turns));
        }
        return cases;
    }

    private static Case jars(Bench bench) {
        ShippedJars shipped = new ShippedJars(bench.settings());
        List<Entry> entries = new ArrayList<>();
        for (TableContender contender : List.of(TableContender.VECTOR, TableContender.XGBOOST, TableContender.SMILE)) {
            List<Path> jars = shipped.of(contender.artifacts());
            entries.add(new Entry(contender.label(), Sample.exactly(ShippedJars.bytes(jars)), jars.size() + " jars"));
        }
        return new Case("all jars", null, List.of(), entries);
    }
}
