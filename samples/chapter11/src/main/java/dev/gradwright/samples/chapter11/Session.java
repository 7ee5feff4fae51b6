package dev.gradwright.samples.chapter11;

import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Outcome;
import dev.gradwright.samples.chapter11.experiment.Pictures;
import dev.gradwright.samples.chapter11.experiment.Setting;
import dev.gradwright.samples.chapter11.report.Environment;
import dev.gradwright.samples.chapter11.report.FigureTable;
import dev.gradwright.samples.chapter11.report.Published;
import dev.gradwright.samples.chapter11.report.Result;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs experiments one after another and saves the results that can be compared with published ones. */
final class Session {
    private final Pictures pictures;
    private final boolean isFullSet;
    private final int maxEpochs;
    private final ResultFiles files;
    private final TrainingListener progress;
    private final PrintWriter out;

    Session(
            Pictures pictures,
            boolean isFullSet,
            int maxEpochs,
            ResultFiles files,
            TrainingListener progress,
            PrintWriter out) {
        this.pictures = pictures;
        this.isFullSet = isFullSet;
        this.maxEpochs = maxEpochs;
        this.files = files;
        this.progress = progress;
        this.out = out;
    }

    /** Runs each experiment with each seed. */
    void run(List<Experiment> experiments, long[] seeds) {
        for (Experiment experiment : experiments) {
            List<Result> results = new ArrayList<>();
            for (long seed : seeds) {
                results.add(run(experiment, seed));
            }
            show(experiment, results, seeds);
        }
        remark(experiments);
    }

    /** Saves each result at once, so that an interrupted session does not lose it. */
    private Result run(Experiment experiment, long seed) {
        out.println(experiment.name() + ", seed " + seed + ":");
        out.flush();
        int epochs = Math.min(experiment.epochs(), maxEpochs);
        Outcome outcome = experiment.run(new Setting(pictures, seed, maxEpochs, progress));
        String finished = Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();
        Result result = new Result(experiment.name(), seed, epochs, outcome, Environment.here(), finished);
        if (isComparable(experiment)) {
            files.keep(result);
        }
        return result;
    }

    private void show(Experiment experiment, List<Result> results, long[] seeds) {
        out.println();
        if (seeds.length > 1) {
            out.println("  mean ± standard deviation over the seeds "
                    + String.join(
                            ", ", Arrays.stream(seeds).mapToObj(Long::toString).toList()));
        }
        out.println(Published.of(experiment.name())
                .filter(published -> isComparable(experiment))
                .map(published -> FigureTable.of(results, published))
                .orElseGet(() -> FigureTable.of(results)));
        out.flush();
    }

    private boolean isComparable(Experiment experiment) {
        return isFullSet && !isShortened(experiment);
    }

    private boolean isShortened(Experiment experiment) {
        return maxEpochs < experiment.epochs();
    }

    /** Prints at the end which results were saved, or what a comparison with the book needs. */
    private void remark(List<Experiment> experiments) {
        if (!isFullSet) {
            out.printf(Locale.ROOT, """
                    These figures cannot be compared with those of the book, and are not saved:
                    the network has seen %,d training pictures instead of 55,000.
                    To compare, use the full set:
                      --data DIR      a directory with the files of Fashion-MNIST, from
                                      https://github.com/zalandoresearch/fashion-mnist
                      on Debian:      apt-get install dataset-fashion-mnist, and then
                                      --data /usr/share/datasets/fashion-mnist
                    """, pictures.unit().train().rows());
        }
        if (experiments.stream().anyMatch(this::isShortened)) {
            out.println("Runs shortened by --epochs cannot be compared with the book, and are not saved.");
        }
        if (experiments.stream().anyMatch(this::isComparable)) {
            out.println("All saved results: " + files.page());
        }
        out.flush();
    }
}
