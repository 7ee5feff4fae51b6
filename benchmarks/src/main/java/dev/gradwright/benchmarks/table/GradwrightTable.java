package dev.gradwright.benchmarks.table;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.predict.RecordPredictor;
import dev.gradwright.samples.tabular.Task;
import dev.gradwright.samples.tabular.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The network of the sample, trained as there, and its predictor. */
final class GradwrightTable<X, Y> implements TableModel<X> {
    private final Path file;
    private final RecordPredictor<X, Y, ?> predictor;
    private final boolean classifies;
    private final float[] out = new float[1];

    private GradwrightTable(Path file, RecordPredictor<X, Y, ?> predictor, boolean classifies) {
        this.file = file;
        this.predictor = predictor;
        this.classifies = classifies;
    }

    static <X, Y, N extends TableNetwork<X, Y>> TableModel<X> fit(
            TableProblem<X, Y, N> problem, Examples<X, Y> train, long seed) {
        Task<X, Y, N> task = problem.task();
        N network = task.network(seed);
        Training.of(seed).train(network, train);
        try {
            Path file = Files.createTempFile("gradwright", ".safetensors");
            file.toFile().deleteOnExit();
            task.save(network, file);
            return load(problem, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <X, Y, N extends TableNetwork<X, Y>> TableModel<X> load(TableProblem<X, Y, N> problem, Path file) {
        return new GradwrightTable<>(file, problem.task().predictor(file), problem.classifies());
    }

    @Override
    public double predict(X row) {
        predictor.predict(row, out);
        return value(out[0]);
    }

    @Override
    public double[] predict(List<X> rows) {
        FMatrixRMaj predictions = predictor.predict(rows);
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = value(predictions.data[row]);
        }
        return values;
    }

    private double value(float output) {
        return classifies ? output : Math.log(Math.max(1, output));
    }

    @Override
    public void save(Path copy) {
        try {
            Files.write(copy, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
