package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.network.SpecSource;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Unit;
import dev.gradwright.benchmarks.run.Child;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.run.Measured;
import dev.gradwright.benchmarks.run.WarmJavac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The time that the annotation processor adds to a run of javac. */
public final class CompileSuite implements Suite {
    private static final int LAUNCHES = 3;
    private static final int WIDTH = 64;
    private static final int SPECS = 500;

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        List<Case> cases = new ArrayList<>();
        for (int layers : List.of(4, 10, 100, 1000)) {
            cases.add(compare(bench, "spec of " + layers + " layers", List.of(new SpecSource(WIDTH, layers - 1))));
        }
        List<SpecSource> many = IntStream.range(WIDTH, WIDTH + SPECS)
                .mapToObj(width -> new SpecSource(width, 9))
                .toList();
        cases.add(compare(bench, SPECS + " specs of 10 layers, in 1 GB", many));
        SpecSource ten = new SpecSource(WIDTH, 9);
        return List.of(
                new Comparison("javac, from the start of its process to the end", Unit.TIME, cases, List.of()),
                new Comparison(
                        "javac, in a JVM that has compiled the same before",
                        Unit.TIME,
                        List.of(compareWarm(bench, "spec of 10 layers", ten)),
                        List.of("The JVM keeps the classes of the processor, as the daemon of a build does.")));
    }

    private static Case compare(Bench bench, String name, List<SpecSource> specs) {
        return bench.compareOnly(
                name,
                bench.effort().once(),
                List.of(
                        new Turn("javac with the processor", () -> generated(bench, specs)),
                        new Turn("javac without, the generated classes given", () -> given(bench, specs)),
                        new Turn("javac without, the spec alone", () -> alone(bench, specs))));
    }

    private static Case compareWarm(Bench bench, String name, SpecSource spec) {
        List<SpecSource> specs = List.of(spec);
        return bench.compareOnly(
                name,
                bench.effort().once(),
                List.of(
                        new Turn("javac with the processor", () -> warm(bench, List.of(), sources(bench, specs))),
                        new Turn("javac without, the generated classes given", () -> {
                            List<Path> files = withGenerated(bench, specs);
                            return warm(bench, List.of("-proc:none"), files);
                        }),
                        new Turn(
                                "javac without, the spec alone",
                                () -> warm(bench, List.of("-proc:none"), sources(bench, specs)))));
    }

    private static Measured warm(Bench bench, List<String> options, List<Path> files) throws Failure {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        arguments.addAll(
                List.of("-d", directory(bench, new SpecSource(1, 1), "classes").toString(), "--"));
        files.forEach(file -> arguments.add(file.toString()));
        List<String> command = bench.child().java(List.of("-Xmx1g"), WarmJavac.class, arguments.toArray(String[]::new));
        List<Double> micros = bench.child()
                .output("javac", command)
                .lines()
                .map(Double::valueOf)
                .toList();
        return Measured.of(micros);
    }

    private static Measured generated(Bench bench, List<SpecSource> specs) throws Failure {
        String generated = directory(bench, specs.get(0), "generated").toString();
        return time(bench, List.of("-processor", Child.PROCESSOR, "-s", generated), sources(bench, specs));
    }

    private static Measured given(Bench bench, List<SpecSource> specs) throws Failure {
        return time(bench, List.of("-proc:none"), withGenerated(bench, specs));
    }

    /** The sources, and those that the processor generates for them. */
    private static List<Path> withGenerated(Bench bench, List<SpecSource> specs) throws Failure {
        generated(bench, specs);
        List<Path> files = new ArrayList<>(sources(bench, specs));
        for (SpecSource spec : specs) {
            String generated = spec.name().replace('.', '/');
            files.add(directory(bench, specs.get(0), "generated").resolve(generated + "Network.java"));
            files.add(directory(bench, specs.get(0), "generated").resolve(generated + "Predictor.java"));
        }
        return files;
    }

    private static Measured alone(Bench bench, List<SpecSource> specs) throws Failure {
        return time(bench, List.of("-proc:none"), sources(bench, specs));
    }

    private static Measured time(Bench bench, List<String> options, List<Path> files) throws Failure {
        List<String> arguments = new ArrayList<>(List.of("-J-Xmx1g"));
        arguments.addAll(options);
        files.forEach(file -> arguments.add(file.toString()));
        List<String> command = bench.child().javac(directory(bench, new SpecSource(1, 1), "classes"), arguments);
        return bench.child().micros("javac", command, LAUNCHES);
    }

    private static List<Path> sources(Bench bench, List<SpecSource> specs) throws Failure {
        List<Path> sources = new ArrayList<>();
        for (SpecSource spec : specs) {
            sources.add(source(bench, spec));
        }
        return sources;
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
