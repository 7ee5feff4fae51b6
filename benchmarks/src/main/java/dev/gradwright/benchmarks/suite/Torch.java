package dev.gradwright.benchmarks.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.benchmarks.contender.Agreement;
import dev.gradwright.benchmarks.contender.PredictionTask;
import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.benchmarks.network.StartWeights;
import dev.gradwright.benchmarks.run.Effort;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.run.Measured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** PyTorch in Python, run by a script. It is left out if no Python has it. */
final class Torch {
    static final String LABEL = "PyTorch, from Python";

    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");
    /** Short, because PyTorch compiles nothing at run time. */
    private static final int WARMUPS = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench bench;
    private final Path directory;

    Torch(Bench bench) {
        this.bench = bench;
        this.directory = bench.settings().target().resolve("torch");
    }

    Turn training(OptimizerKind optimizer, int rows) {
        return new Turn(LABEL, () -> measured(run(trainingData(rows), rows, "--optimizer", optimizer.name())));
    }

    Turn prediction(PredictionTask task, int rows) {
        return new Turn(LABEL, () -> measured(run(predictionData(task, rows), rows)));
    }

    /** In the format that {@link Agreement} prints. */
    JsonNode losses(OptimizerKind optimizer) throws Failure {
        return run(
                trainingData(Agreement.ROWS),
                Agreement.ROWS,
                "--optimizer",
                optimizer.name(),
                "--agreement",
                Integer.toString(Agreement.STEPS));
    }

    /** In the format that {@link Agreement} prints. */
    JsonNode outputs(PredictionTask task) throws Failure {
        return run(predictionData(task, Agreement.ROWS), Agreement.ROWS, "--agreement", "1");
    }

    private JsonNode run(Path data, int rows, String... more) throws Failure {
        Effort effort = bench.effort();
        List<String> command = new ArrayList<>(List.of(
                python(),
                "peers/torch_peer.py",
                "--data",
                data.toString(),
                "--rows",
                Integer.toString(rows),
                "--warmups",
                Integer.toString(WARMUPS),
                "--iterations",
                Integer.toString(effort.iterations()),
                "--millis",
                Integer.toString(effort.millis())));
        command.addAll(List.of(more));
        try {
            return JSON.readTree(bench.child().output("torch", command));
        } catch (JsonProcessingException e) {
            throw new Failure("printed no JSON: " + e.getMessage(), e);
        }
    }

    private String python() throws Failure {
        return PYTHONS.stream()
                .filter(this::hasTorch)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        "left out: no python3 has torch with a fast BLAS; on Debian, apt-get install python3-torch"
                                + " libopenblas0 brings both"));
    }

    private boolean hasTorch(String python) {
        try {
            bench.child().output("python", List.of(python, "peers/torch_peer.py", "--check"));
            return true;
        } catch (Failure e) {
            return false;
        }
    }

    private static Measured measured(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return Measured.of(numbers);
    }

    private Path trainingData(int rows) {
        Path data = directory.resolve("training-" + rows);
        Examples examples = new Examples(rows, 784, 10);
        List<FMatrixRMaj> features = new ArrayList<>();
        List<FMatrixRMaj> labels = new ArrayList<>();
        for (int batch = 0; batch < examples.count(); batch++) {
            features.add(examples.features(batch));
            labels.add(examples.labels(batch));
        }
        writeLayers(data, StartWeights.reference());
        write(data.resolve("features.bin"), features);
        write(data.resolve("labels.bin"), labels);
        return data;
    }

    private Path predictionData(PredictionTask task, int rows) {
        Path data = directory.resolve("prediction-" + task.name() + "-" + rows);
        writeLayers(data, task.layers());
        write(data.resolve("features.bin"), List.of(task.features(rows)));
        return data;
    }

    private static void writeLayers(Path data, List<DenseWeights> layers) {
        try {
            Files.createDirectories(data);
            List<Map<String, Object>> shapes = new ArrayList<>();
            for (DenseWeights layer : layers) {
                write(data.resolve("w" + shapes.size() + ".bin"), List.of(layer.weights()));
                write(data.resolve("b" + shapes.size() + ".bin"), List.of(layer.bias()));
                shapes.add(Map.of("inputs", layer.inputs(), "units", layer.units(), "activation", layer.activation()));
            }
            JSON.writeValue(data.resolve("layers.json").toFile(), shapes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, List<FMatrixRMaj> matrices) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (FMatrixRMaj matrix : matrices) {
            ByteBuffer buffer =
                    ByteBuffer.allocate(Float.BYTES * matrix.data.length).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asFloatBuffer().put(matrix.data);
            bytes.writeBytes(buffer.array());
        }
        try {
            Files.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
