package dev.gradwright.runtime.train;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.file.AtomicFile;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.report.ComparedRun;
import dev.gradwright.runtime.report.ComparisonData;
import dev.gradwright.runtime.report.ReportPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Sets runs side by side on one page of HTML: their curves in the same charts, their results with the best ones marked,
 * and what differs between them: settings, networks, data, versions and machines. Each run is a folder with the file
 * {@code run.json}, which {@link RunRecord#to} or {@link Checkpoints} wrote.
 *
 * <pre>{@code
 * RunComparison.of(Path.of("runs/adam"), Path.of("runs/sgd")).to(Path.of("comparison.html"));
 * }</pre>
 */
public final class RunComparison {
    private final List<Path> folders;
    private final List<RunRecord> runs;

    private RunComparison(List<Path> folders, List<RunRecord> runs) {
        this.folders = folders;
        this.runs = runs;
    }

    /** {@link #of(List)} of some folders. */
    public static RunComparison of(Path... folders) {
        return of(List.of(folders));
    }

    /**
     * Reads the runs of some folders, which may still go on.
     *
     * @throws IllegalArgumentException if there are no folders, one is named twice, is missing or has no {@code run.json},
     *     or its {@code run.json} is damaged; the message names the folder
     */
    public static RunComparison of(List<Path> folders) {
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("there are no runs to compare; name their folders");
        }
        if (new HashSet<>(folders).size() < folders.size()) {
            throw new IllegalArgumentException("a folder is named twice among " + folders);
        }
        return new RunComparison(
                List.copyOf(folders), folders.stream().map(RunComparison::read).toList());
    }

    private static RunRecord read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    Files.exists(folder)
                            ? folder + " is not a folder; name the folder of the run"
                            : "there is no folder " + folder);
        }
        Path file = folder.resolve(RunRecord.FILE);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("the folder " + folder + " has no " + RunRecord.FILE
                    + "; add the listener RunRecord.to(folder.resolve(\"" + RunRecord.FILE + "\")) to the training");
        }
        return RunRecord.read(file);
    }

    /**
     * Writes the page. An existing file is replaced as a whole.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void to(Path html) {
        Objects.requireNonNull(html, "html must not be null");
        String page = ReportPage.comparison(data());
        try {
            AtomicFile.writeText(html, page);
        } catch (IOException e) {
            throw FileProblem.atStart(html, e);
        }
    }

    private ComparisonData data() {
        Map<String, Boolean> directions = new HashMap<>();
        runs.stream()
                .flatMap(run -> run.names().stream())
                .filter(RecordedValues::isLossOrMetric)
                .forEach(name -> directions.put(name, RecordedValues.isHigherBetter(name, MonitorMode.AUTO)));
        List<ComparedRun> compared = new ArrayList<>();
        List<String> names = names();
        for (int i = 0; i < runs.size(); i++) {
            compared.add(compared(names.get(i), runs.get(i)));
        }
        return new ComparisonData(compared, directions);
    }

    /** The names of the folders, or their paths if two have the same name. */
    private List<String> names() {
        List<String> names = folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize().getFileName())
                .map(String::valueOf)
                .toList();
        return names.stream().distinct().count() == names.size()
                ? names
                : folders.stream().map(Path::toString).toList();
    }

    private static ComparedRun compared(String name, RunRecord run) {
        Map<String, double[]> values = new LinkedHashMap<>();
        Map<String, Integer> best = new HashMap<>();
        for (String value : run.names()) {
            values.put(
                    value,
                    run.epochs().stream().mapToDouble(log -> log.value(value)).toArray());
            run.best(value).ifPresent(log -> best.put(value, log.epoch()));
        }
        return new ComparedRun(
                name,
                run.state().name().toLowerCase(Locale.ROOT),
                run.duration().toMillis() / 1e3,
                values,
                best,
                facts(run));
    }

    private static Map<String, String> facts(RunRecord run) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, run.settings());
        facts.put("network", run.network().name());
        put(facts, run.network().settings());
        facts.put(
                "network.seed",
                run.network().seed() == null ? "–" : run.network().seed().toString());
        facts.put("network.layers", Integer.toString(run.network().layers()));
        facts.put(
                "network.parameters",
                String.format(Locale.ROOT, "%,d", run.network().parameters()));
        facts.put(
                "network.trainedParameters",
                String.format(Locale.ROOT, "%,d", run.network().trainedParameters()));
        facts.put("network.fingerprint", run.network().fingerprint());
        facts.put("data.training", run.data().training());
        facts.put(
                "data.validation",
                run.data().validation().isEmpty() ? "–" : run.data().validation());
        facts.put("gradwright", run.environment().gradwright());
        facts.put("java", run.environment().java() + ", " + run.environment().vm());
        facts.put("system", run.environment().os());
        facts.put("processors", Integer.toString(run.environment().processors()));
        facts.put("threads", Integer.toString(run.environment().threads()));
        facts.put("kernels", run.environment().kernels());
        return facts;
    }

    private static void put(Map<String, String> facts, Attributes attributes) {
        attributes.asMap().forEach((name, value) -> facts.put(name, Attributes.text(value)));
    }
}
