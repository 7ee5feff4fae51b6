package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.jmh.TrainingBenchmark;
import dev.gradwright.benchmarks.network.NetworkShape;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A training step of the reference network. */
public final class TrainingSuite implements Suite {
    @Override
    public String name() {
        return "training";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        List<Comparison> comparisons = new ArrayList<>();
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            List<Case> cases = new ArrayList<>();
            for (int rows : rows(optimizer, bench.effort().quick())) {
                cases.add(measure(bench, optimizer, rows));
            }
            comparisons.add(
                    new Comparison("Training step, " + optimizer.label(), Unit.TIME, cases, notes(bench, optimizer)));
        }
        return comparisons;
    }

    /**
     * Nadam is not measured with 128 rows: the difference between the optimizers is as small there as with 32 and 512.
     */
    private static List<Integer> rows(OptimizerKind optimizer, boolean quick) {
        if (quick) {
            return List.of(32);
        }
        return optimizer == OptimizerKind.NESTEROV ? List.of(32, 128, 512) : List.of(32, 512);
    }

    private static List<String> notes(Bench bench, OptimizerKind optimizer) {
        List<String> notes = new ArrayList<>(new AgreementNotes(bench).of(optimizer));
        notes.add(
                "DJL's PyTorch engine has no Nadam and throws on `Optimizer.nag()`: Adam and plain momentum, which do less, are used instead. "
                        + "Nadam is that of Keras; Deeplearning4j uses another formula, so its losses differ from step 2 on. The limit "
                        + "counts three products for each layer. A contender that needs only two of them can come closer to the limit "
                        + "than the products themselves do.");
        return notes;
    }

    private static Case measure(Bench bench, OptimizerKind optimizer, int rows) {
        List<Turn> turns = new ArrayList<>();
        for (Contender contender : Contender.trainers(rows)) {
            turns.add(Turn.of(
                    contender,
                    () -> bench.jmh()
                            .micros(
                                    TrainingBenchmark.class,
                                    Map.of(
                                            "contender", contender.name(),
                                            "optimizer", optimizer.name(),
                                            "rows", Integer.toString(rows)),
                                    contender.jvmFlags(),
                                    bench.effort())));
        }
        turns.add(new Torch(bench).training(optimizer, rows));
        return bench.compare(
                optimizer.label() + ", batch " + rows,
                NetworkShape.REFERENCE.trainingStep(rows, true),
                bench.effort(),
                turns);
    }
}
