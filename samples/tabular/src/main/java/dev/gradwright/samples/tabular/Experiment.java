package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.evaluation.EvaluationReport;
import dev.gradwright.runtime.evaluation.PermutationImportance;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.ProgressBar;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trains a network for a table, compares it with simpler predictions, saves it, and predicts the rows of a file. */
final class Experiment<X, Y, N extends TableNetwork<X, Y>> {
    private static final int REPEATS = 3;

    private final Task<X, Y, N> task;
    private final Training training;
    private final @Nullable Path checkpoints;
    private final PrintWriter out;

    /** @param checkpoints the folder for checkpoints; null for a training that is not resumed */
    Experiment(Task<X, Y, N> task, Training training, @Nullable Path checkpoints, PrintWriter out) {
        this.task = task;
        this.training = training;
        this.checkpoints = checkpoints;
        this.out = out;
    }

    /**
     * @param model the file for the trained network
     * @param page the file for a page about the training
     * @param rows a file with rows to predict, with or without the target
     * @param scored the file for these rows with their predictions
     */
    void run(Path model, Path page, Path rows, Path scored) {
        Examples<X, Y> train = task.read(task.table().train());
        Examples<X, Y> test = task.read(task.table().test());
        out.printf(Locale.ROOT, "Read %,d rows to train with and %,d to test with.%n%n", train.rows(), test.rows());

        N network = task.network(training.seed());
        train(network, train, page);
        EvaluationReport report = Training.evaluate(network, test);
        out.println();
        out.println(network.summary());
        out.println(task.details(report, test));
        out.println();
        out.println("Permutation importance, "
                + PermutationImportance.of(network).repeats(REPEATS).run(test));
        out.println();
        out.println(comparison(task.figures(report, test), train, test));

        task.save(network, model);
        out.println("Saved " + model);
        out.println("The report about the training is " + page);
        task.predictor(model).score(Csv.file(rows), scored);
        out.println("Wrote " + rows + " with predictions to " + scored);
        out.flush();
    }

    private void train(N network, Examples<X, Y> train, Path page) {
        network.adapt(train);
        Trainer trainer =
                training.trainer(network).listener(ProgressBar.console()).listener(TrainingReport.to(page));
        if (checkpoints != null) {
            trainer.checkpoints(Checkpoints.in(checkpoints).everyEpochs(1).resume());
        }
        trainer.fit(network.encode(train));
    }

    private String comparison(Map<String, Double> ofNetwork, Examples<X, Y> train, Examples<X, Y> test) {
        TableNetwork<X, Y> baseline = task.baseline(training.seed());
        training.ofOneLayer().train(baseline, train);
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-24s", "on the test rows"));
        ofNetwork.keySet().forEach(name -> text.append(String.format(Locale.ROOT, "%20s", name)));
        text.append('\n');
        append(text, task.constantName(), task.constantFigures(train, test));
        append(text, "one layer", task.figures(Training.evaluate(baseline, test), test));
        append(text, "network", ofNetwork);
        return text.toString();
    }

    private static void append(StringBuilder text, String name, Map<String, Double> figures) {
        text.append(String.format(Locale.ROOT, "%-24s", name));
        figures.values().forEach(figure -> text.append(String.format(Locale.ROOT, "%20.4f", figure)));
        text.append('\n');
    }
}
