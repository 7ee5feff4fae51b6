package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.contender.PredictionTask;
import dev.gradwright.benchmarks.jmh.PredictionBenchmark;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The prediction of a batch. */
public final class PredictionSuite implements Suite {
    @Override
    public String name() {
        return "prediction";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        List<Comparison> comparisons = new ArrayList<>();
        for (PredictionTask task : PredictionTask.values()) {
            List<Case> cases = new ArrayList<>();
            for (int rows : rows(task, bench.effort().quick())) {
                cases.add(measure(bench, task, rows));
            }
            comparisons.add(new Comparison(
                    "Prediction, " + task.label(), Unit.TIME, cases, new AgreementNotes(bench).of(task)));
        }
        return comparisons;
    }

    private static List<Integer> rows(PredictionTask task, boolean quick) {
        return switch (task) {
            case REFERENCE -> quick ? List.of(1, 32) : List.of(1, 32, 256);
            case TINY -> quick ? List.of(1) : List.of(1, 32);
        };
    }

    private static Case measure(Bench bench, PredictionTask task, int rows) {
        List<Turn> turns = new ArrayList<>();
        for (Contender contender : Contender.PREDICTORS) {
            turns.add(Turn.of(
                    contender,
                    () -> bench.jmh()
                            .micros(
                                    PredictionBenchmark.class,
                                    Map.of(
                                            "contender", contender.name(),
                                            "task", task.name(),
                                            "rows", Integer.toString(rows)),
                                    contender.jvmFlags(),
                                    bench.effort())));
        }
        turns.add(new Torch(bench).prediction(task, rows));
        return bench.compare(task.label() + ", batch " + rows, task.shape().prediction(rows), bench.effort(), turns);
    }
}
