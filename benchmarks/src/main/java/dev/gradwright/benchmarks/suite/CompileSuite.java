package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.network.SpecSource;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Unit;
import dev.gradwright.benchmarks.run.Child;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.run.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The time that the annotation processor adds to a run of javac. */
public final class CompileSuite implements Suite {
    private static final int LAUNCHES = 3;
    private static final int WIDTH = 64;

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        List<Case> cases = new ArrayList<>();
        for (int depth : List.of(3, 100)) {
            SpecSource spec = new SpecSource(WIDTH, depth);
            cases.add(bench.compareOnly(
                    "spec of " + (depth + 1) + " layers",
                    bench.effort().once(),
                    List.of(
                            new Turn("javac with the processor", () -> generated(bench, spec)),
                            new Turn("javac without, the generated classes given", () -> given(bench, spec)),
                            new Turn("javac without, the spec alone", () -> alone(bench, spec)))));
        }
        return List.of(new Comparison("javac, from the start of its process to the end", Unit.TIME, cases, List.of()));
    }

    private static Measured generated(Bench bench, SpecSource spec) throws Failure {
        Path sources = source(bench, spec);
        return time(
                bench,
                List.of(
                        "-processor",
                        Child.PROCESSOR,
                        "-s",
                        directory(bench, spec, "generated").toString(),
                        sources.toString()));
    }

    private static Measured given(Bench bench, SpecSource spec) throws Failure {
        generated(bench, spec);
        String generated = directory(bench, spec, "generated")
                .resolve(spec.name().replace('.', '/'))
                .toString();
        return time(
                bench,
                List.of(
                        "-proc:none",
                        source(bench, spec).toString(),
                        generated + "Network.java",
                        generated + "Predictor.java"));
    }

    private static Measured alone(Bench bench, SpecSource spec) throws Failure {
        return time(bench, List.of("-proc:none", source(bench, spec).toString()));
    }

    private static Measured time(Bench bench, List<String> arguments) throws Failure {
        List<String> command = bench.child().javac(directory(bench, new SpecSource(1, 1), "classes"), arguments);
        return bench.child().micros("javac", command, LAUNCHES);
    }

    private static Path source(Bench bench, SpecSource spec) throws Failure {
        Path file = directory(bench, spec, "source").resolve(spec.path());
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, spec.text());
        } catch (IOException e) {
            throw new Failure("its source could not be written: " + e.getMessage(), e);
        }
    }

    private static Path directory(Bench bench, SpecSource spec, String what) throws Failure {
        Path directory = bench.settings()
                .target()
                .resolve("compile")
                .resolve(spec.name())
                .resolve(what);
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Failure(directory + " could not be made: " + e.getMessage(), e);
        }
    }
}
