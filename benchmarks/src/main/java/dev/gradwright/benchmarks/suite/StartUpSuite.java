package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.contender.FirstPrediction;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Unit;
import dev.gradwright.benchmarks.run.Child;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.run.Measured;
import dev.gradwright.benchmarks.run.ShippedJars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The time from the start of a JVM to the first prediction of the reference network, loaded from a file. */
public final class StartUpSuite implements Suite {
    private static final int LAUNCHES = 5;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        ShippedJars shipped = new ShippedJars(bench.settings());
        List<Turn> turns = new ArrayList<>();
        for (Contender contender : Contender.PREDICTORS) {
            turns.add(Turn.of(contender, () -> micros(bench, shipped, contender)));
        }
        return List.of(new Comparison(
                "First prediction after the start of a JVM",
                Unit.TIME,
                List.of(bench.compareOnly(
                        "reference network, batch 1", bench.effort().once(), turns)),
                List.of(
                        "From the start of the process to its end, with only the contender's own jars on the class path. Native "
                                + "libraries are unpacked beforehand.")));
    }

    private static Measured micros(Bench bench, ShippedJars shipped, Contender contender) throws Failure {
        Child child = bench.child();
        String models = bench.settings().target().resolve("models").toString();
        String log = "startup-" + contender.name();
        child.output(log, child.java(contender.jvmFlags(), FirstPrediction.class, "save", contender.name(), models));

        List<Path> jars = new ArrayList<>(shipped.of(List.of("gradwright-runtime")));
        jars.addAll(shipped.of(contender.artifacts()));
        jars.add(0, bench.settings().target().resolve("benchmarks.jar"));
        List<String> predict =
                child.java(jars, contender.jvmFlags(), FirstPrediction.class, "predict", contender.name(), models);
        child.output(log, predict);
        return child.micros(log, predict, LAUNCHES);
    }
}
