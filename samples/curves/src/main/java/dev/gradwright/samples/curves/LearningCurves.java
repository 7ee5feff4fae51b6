package dev.gradwright.samples.curves;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.McPrediction;
import dev.gradwright.runtime.train.EarlyStopping;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.LearningRateCurve;
import dev.gradwright.runtime.train.LearningRateFinder;
import dev.gradwright.runtime.train.Trainer;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.FMatrixRMaj;

/** Curves recorded during small trainings. */
final class LearningCurves {
    private static final long SEED = 42;
    private static final int PATIENCE = 200;
    private static final int WAVE_EPOCHS = 1500;
    private static final int SPIRAL_EPOCHS = 100;
    private static final int UNSURE_EPOCHS = 500;
    private static final int SAMPLES = 100;

    private final KernelTier tier;
    private final Dataset wave = MadeUpData.wave(20, 1);
    private final Dataset moreOfTheWave = MadeUpData.wave(400, 2);
    private final Dataset spirals = MadeUpData.spirals(600, 3);

    LearningCurves(KernelTier tier) {
        this.tier = tier;
    }

    List<Picture> pictures() {
        return List.of(earlyStopping(), batchNorm(), monteCarlo(), rateFinder());
    }

    /** One network with early stopping, and an equal one without. */
    private Picture earlyStopping() {
        TrainableNetwork stopped = WaveNetwork.create(SEED, tier);
        EarlyStopping stopping = EarlyStopping.patience(PATIENCE).restoringBest();
        int end = onTheWave(stopped).listener(stopping).fit(wave).epochs();
        TrainableNetwork overfitted = WaveNetwork.create(SEED, tier);
        History history = onTheWave(overfitted).fit(wave);
        Panel losses = Panel.of(
                        "loss by epoch",
                        "epoch",
                        "mean squared error",
                        List.of(
                                upright("best weights", stopping.bestEpoch()),
                                upright("end, with patience " + PATIENCE, end),
                                Line.byEpoch("training", history.get("loss")),
                                Line.byEpoch("validation", history.get("val_loss"))))
                .within(0, 0.3);
        return new Picture("early-stopping", List.of(losses, fits(stopped, overfitted)));
    }

    private Trainer onTheWave(TrainableNetwork network) {
        return Trainer.of(network).epochs(WAVE_EPOCHS).batchSize(20).seed(SEED).validation(moreOfTheWave);
    }

    private static Line upright(String name, int epoch) {
        return Line.of(name, new double[] {epoch, epoch}, new double[] {0, 0.3});
    }

    private Panel fits(TrainableNetwork stopped, TrainableNetwork overfitted) {
        double[] x = Line.range(-1.5, 1.5, 121);
        return Panel.of(
                "what was learnt",
                "x",
                "y",
                List.of(
                        Line.of("best weights", x, predictions(stopped, x)),
                        Line.of("after " + WAVE_EPOCHS + " epochs", x, predictions(overfitted, x)),
                        trainingData()));
    }

    private Line trainingData() {
        return Line.of("training data", Line.Look.POINTS, column(wave.features()), column(wave.targets()));
    }

    private static double[] predictions(TrainableNetwork network, double[] x) {
        FMatrixRMaj y = new FMatrixRMaj(x.length, 1);
        network.predict(features(x), y);
        return column(y);
    }

    private static FMatrixRMaj features(double[] x) {
        FMatrixRMaj features = new FMatrixRMaj(x.length, 1);
        for (int i = 0; i < x.length; i++) {
            features.data[i] = (float) x[i];
        }
        return features;
    }

    private static double[] column(FMatrixRMaj values) {
        double[] column = new double[values.numRows];
        for (int i = 0; i < column.length; i++) {
            column[i] = values.get(i, 0);
        }
        return column;
    }

    private Picture batchNorm() {
        Panel losses = Panel.of(
                "training loss",
                "epoch",
                "cross-entropy",
                List.of(
                        Line.byEpoch("without", onTheSpirals(SpiralsNetwork.create(SEED, tier))),
                        Line.byEpoch(
                                "with batch normalization", onTheSpirals(Spirals_NormedNetwork.create(SEED, tier)))));
        return new Picture("batch-norm", List.of(losses.within(0, 1)));
    }

    private float[] onTheSpirals(TrainableNetwork network) {
        return Trainer.of(network)
                .epochs(SPIRAL_EPOCHS)
                .batchSize(32)
                .seed(SEED)
                .fit(spirals)
                .get("loss");
    }

    /** Also outside the range of the training data. */
    private Picture monteCarlo() {
        UnsureWaveNetwork network = UnsureWaveNetwork.create(SEED, tier);
        Trainer.of(network).epochs(UNSURE_EPOCHS).batchSize(20).seed(SEED).fit(wave);
        double[] x = Line.range(-3, 3, 121);
        McPrediction prediction = network.monteCarlo(features(x), SAMPLES);
        double[] mean = column(prediction.mean());
        double[] deviation = column(prediction.standardDeviation());
        return new Picture(
                "monte-carlo",
                List.of(Panel.of(
                        SAMPLES + " samples",
                        "x",
                        "y",
                        List.of(
                                Line.of("mean", x, mean),
                                Line.of("mean − 2 standard deviations", x, shifted(mean, -2, deviation)),
                                Line.of("mean + 2 standard deviations", x, shifted(mean, 2, deviation)),
                                trainingData()))));
    }

    private static double[] shifted(double[] mean, double factor, double[] deviation) {
        double[] shifted = mean.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += factor * deviation[i];
        }
        return shifted;
    }

    private Picture rateFinder() {
        LearningRateCurve curve =
                LearningRateFinder.of(WaveNetwork.create(SEED, tier)).seed(SEED).run(moreOfTheWave);
        double[] rates = DoubleStream.of(curve.rates()).map(Math::log10).toArray();
        double suggestion = Math.log10(curve.suggestion());
        return new Picture(
                "rate-finder",
                List.of(Panel.of(
                                "loss while the rate rises",
                                "log₁₀ of the learning rate",
                                "mean squared error",
                                List.of(
                                        Line.of("loss of each batch", Line.Look.FAINT, rates, numbers(curve.losses())),
                                        Line.of("smoothed", rates, numbers(curve.smoothedLosses())),
                                        Line.of("suggestion", new double[] {suggestion, suggestion}, new double[] {0, 3
                                        })))
                        .within(0, 3)));
    }

    private static double[] numbers(float[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }
}
