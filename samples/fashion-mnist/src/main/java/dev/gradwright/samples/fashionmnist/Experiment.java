package dev.gradwright.samples.fashionmnist;

import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.Advice;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.EarlyStopping;
import dev.gradwright.runtime.train.ProgressBar;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingReport;
import dev.gradwright.samples.data.FashionData;
import dev.gradwright.samples.data.Garment;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/** Trains a new network, saves it, and shows what it predicts. */
final class Experiment {
    private static final int PATIENCE = 10;
    private static final int EVALUATION_BATCH = 500;
    private static final int SHOWN = 10;
    /** After each that many steps, also in the middle of an epoch. */
    private static final int STEPS_OF_A_CHECKPOINT = 100;

    private final FashionData data;
    private final int epochs;
    private final int batchSize;
    private final long seed;
    private final Outputs outputs;
    private final PrintWriter out;

    Experiment(FashionData data, int epochs, int batchSize, long seed, Outputs outputs, PrintWriter out) {
        this.data = data;
        this.epochs = epochs;
        this.batchSize = batchSize;
        this.seed = seed;
        this.outputs = outputs;
        this.out = out;
    }

    void run() {
        FashionClassifierNetwork network = FashionClassifierNetwork.create(seed);
        out.println(network.summary());
        train(network);
        evaluate(network);
        network.save(outputs.model());
        out.println("Saved " + outputs.model());
        out.println("The report about the training is " + outputs.report());
        out.println();
        show(FashionClassifierPredictor.load(outputs.model()));
    }

    private void train(FashionClassifierNetwork network) {
        out.printf(
                Locale.ROOT,
                "Training with %,d pictures, validating with %,d.%n",
                data.train().rows(),
                data.valid().rows());
        Trainer trainer = Trainer.of(network)
                .epochs(epochs)
                .batchSize(batchSize)
                .seed(seed)
                .validation(data.valid())
                .listener(ProgressBar.console())
                .listener(Advice.console())
                .listener(TrainingReport.to(outputs.report()).classNames(Garment.titles()))
                .listener(
                        EarlyStopping.patience(PATIENCE).monitor("val_accuracy").restoringBest());
        if (outputs.checkpoints() != null) {
            trainer.checkpoints(Checkpoints.in(outputs.checkpoints())
                    .everySteps(STEPS_OF_A_CHECKPOINT)
                    .resume());
        }
        trainer.fit(data.train());
    }

    private void evaluate(FashionClassifierNetwork network) {
        float accuracy = network.evaluate(data.test()).metric(ACCURACY);
        out.println();
        out.printf(Locale.ROOT, "Test accuracy: %.4f%n", accuracy);
        out.printf(
                Locale.ROOT,
                data.isEmbedded()
                        ? "on %,d pictures of the embedded sample: not comparable with the full set%n"
                        : "on the %,d test pictures of the full set%n",
                data.test().rows());
        out.println();
        out.println(confusion(network).table());
    }

    private ConfusionMatrix confusion(FashionClassifierNetwork network) {
        ConfusionMatrix matrix = new ConfusionMatrix();
        FMatrixRMaj probabilities = new FMatrixRMaj(EVALUATION_BATCH, Garment.count());
        Batches batches = new Batches(data.test(), EVALUATION_BATCH);
        for (int i = 0; i < batches.count(); i++) {
            batches.load(i);
            network.predict(batches.x(), probabilities);
            for (int row = 0; row < probabilities.numRows; row++) {
                matrix.add(label(batches.y(), row), mostProbable(probabilities, row));
            }
        }
        return matrix;
    }

    private static int label(FMatrixRMaj labels, int row) {
        return (int) labels.get(row, 0);
    }

    private static int mostProbable(FMatrixRMaj probabilities, int row) {
        int best = 0;
        for (int label = 1; label < probabilities.numCols; label++) {
            if (probabilities.get(row, label) > probabilities.get(row, best)) {
                best = label;
            }
        }
        return best;
    }

    private void show(FashionClassifierPredictor predictor) {
        Dataset shown = data.test().take(Math.min(SHOWN, data.test().rows()));
        Gallery gallery = new Gallery();
        float[] probabilities = new float[Garment.count()];
        for (int row = 0; row < shown.rows(); row++) {
            float[] pixels = row(shown.features(), row);
            int label = predictor.classify(pixels);
            predictor.predict(pixels, probabilities);
            gallery.add(pixels, Garment.of(label(shown.targets(), row)), Garment.of(label), probabilities[label]);
        }
        out.println("The saved model, loaded again, on the first " + shown.rows() + " test pictures:");
        out.println();
        out.print(gallery.rows());
        out.flush();
    }

    private static float[] row(FMatrixRMaj matrix, int row) {
        return Arrays.copyOfRange(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols);
    }
}
