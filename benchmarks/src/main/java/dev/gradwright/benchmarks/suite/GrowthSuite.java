package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.jmh.GrowthBenchmark;
import dev.gradwright.benchmarks.jmh.GrowthBenchmark.Action;
import dev.gradwright.benchmarks.network.SpecSource;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.GrowthChart;
import dev.gradwright.benchmarks.report.Unit;
import dev.gradwright.benchmarks.run.Child;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.run.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the time of a step and of a prediction depends on width, batch size and depth, varied one at a time. */
public final class GrowthSuite implements Suite {
    private static final List<Contender> CONTENDERS = List.of(Contender.VECTOR, Contender.PORTABLE);

    private record Size(int width, int rows, int depth) {}

    private enum Axis {
        WIDTH("3 hidden layers, batch 32"),
        BATCH("3 hidden layers of 64 units"),
        DEPTH("hidden layers of 64 units, batch 32");

        final String held;

        Axis(String held) {
            this.held = held;
        }

        private List<Integer> all() {
            return switch (this) {
                case WIDTH -> List.of(10, 64, 512, 4096);
                case BATCH -> List.of(1, 16, 256, 4096);
                case DEPTH -> List.of(1, 4, 20, 100);
            };
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        List<Integer> values(boolean quick) {
            return quick ? List.of(all().get(0), all().get(all().size() - 1)) : all();
        }

        Size size(int value) {
            return switch (this) {
                case WIDTH -> new Size(value, 32, 3);
                case BATCH -> new Size(64, value, 3);
                case DEPTH -> new Size(64, 32, value);
            };
        }
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            for (Action action : Action.values()) {
                List<Case> cases = new ArrayList<>();
                for (int value : axis.values(bench.effort().quick())) {
                    cases.add(measure(bench, action, axis.label() + " " + value, axis.size(value)));
                }
                comparisons.add(new Comparison(title(axis, action), Unit.TIME, cases, List.of()));
            }
        }
        return comparisons;
    }

    private static String title(Axis axis, Action action) {
        return (action == Action.STEP ? "Training step" : "Prediction") + " by " + axis.label() + ", " + axis.held;
    }

    private static Case measure(Bench bench, Action action, String name, Size size) {
        List<Turn> turns = new ArrayList<>();
        for (Contender contender : CONTENDERS) {
            turns.add(Turn.of(contender, () -> measure(bench, contender, action, size)));
        }
        return bench.compareOnly(name, bench.effort().lighter(), turns);
    }

    private static Measured measure(Bench bench, Contender contender, Action action, Size size) throws Failure {
        Path classes = compiled(bench, new SpecSource(size.width, size.depth));
        return bench.jmh()
                .micros(
                        GrowthBenchmark.class,
                        Map.of(
                                "contender", contender.name(),
                                "action", action.name(),
                                "width", Integer.toString(size.width),
                                "rows", Integer.toString(size.rows),
                                "depth", Integer.toString(size.depth),
                                "classes", classes.toString()),
                        contender.jvmFlags(),
                        bench.effort().lighter());
    }

    private static Path compiled(Bench bench, SpecSource spec) throws Failure {
        Path grown = bench.settings().target().resolve("grown");
        Path classes = grown.resolve("classes");
        Path source = grown.resolve("source").resolve(spec.path());
        try {
            Files.createDirectories(classes);
            Files.createDirectories(source.getParent());
            Files.writeString(source, spec.text());
        } catch (IOException e) {
            throw new Failure("its source could not be written: " + e.getMessage(), e);
        }
        bench.child()
                .output(
                        "grown",
                        bench.child().javac(classes, List.of("-processor", Child.PROCESSOR, source.toString())));
        return classes;
    }

    @Override
    public List<String> draw(Bench bench, List<Comparison> comparisons) {
        List<String> charts = new ArrayList<>();
        int next = 0;
        for (Axis axis : Axis.values()) {
            List<Comparison> both = comparisons.subList(next, next + Action.values().length);
            String name = "growth-" + axis.label() + "-jdk" + Runtime.version().feature();
            charts.add(new GrowthChart(
                            axis.label(), axis.held, axis.values(bench.effort().quick()), both)
                    .draw(bench.settings().charts(), name));
            next += both.size();
        }
        return charts;
    }
}
