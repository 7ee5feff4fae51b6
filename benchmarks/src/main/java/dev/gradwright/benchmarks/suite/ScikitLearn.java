package dev.gradwright.benchmarks.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.benchmarks.run.Effort;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.table.TableName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** scikit-learn in Python, run by a script. It is left out if no Python has it. */
final class ScikitLearn {
    private static final String LABEL = "scikit-learn";
    private static final String SCRIPT = "peers/sklearn_peer.py";
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench bench;

    ScikitLearn(Bench bench) {
        this.bench = bench;
    }

    /** The models by name, each with what {@code TableRun} prints, and the times of predictions; or a note why there is none. */
    Map<String, JsonNode> learn(TableName table, int seeds) {
        try {
            return models(run(table, seeds));
        } catch (Failure e) {
            return Map.of(LABEL, JSON.createObjectNode().put("note", e.getMessage()));
        }
    }

    private static Map<String, JsonNode> models(JsonNode output) {
        Map<String, JsonNode> models = new LinkedHashMap<>();
        output.properties().forEach(model -> models.put(model.getKey(), model.getValue()));
        return models;
    }

    private JsonNode run(TableName table, int seeds) throws Failure {
        Effort effort = bench.effort();
        Path data = bench.settings()
                .directory()
                .resolveSibling("samples/tabular/src/main/resources/dev/gradwright/samples/tabular");
        List<String> command = List.of(
                python(),
                SCRIPT,
                "--data",
                data.toString(),
                "--table",
                table.file(),
                "--seeds",
                Integer.toString(seeds),
                "--iterations",
                Integer.toString(effort.iterations()),
                "--millis",
                Integer.toString(effort.millis()));
        try {
            return JSON.readTree(bench.child().output("sklearn-" + table.file(), command));
        } catch (JsonProcessingException e) {
            throw new Failure("printed no JSON: " + e.getMessage(), e);
        }
    }

    private String python() throws Failure {
        return PYTHONS.stream()
                .filter(this::hasScikitLearn)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        "left out: no python3 has scikit-learn; on Debian, apt-get install python3-sklearn brings it"));
    }

    private boolean hasScikitLearn(String python) {
        try {
            bench.child().output("python", List.of(python, SCRIPT, "--check"));
            return true;
        } catch (Failure e) {
            return false;
        }
    }
}
