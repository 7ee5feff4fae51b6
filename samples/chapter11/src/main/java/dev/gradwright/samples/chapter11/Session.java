package dev.gradwright.samples.chapter11;

import dev.gradwright.runtime.train.ProgressBar;
import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Outcome;
import dev.gradwright.samples.chapter11.experiment.Pictures;
import dev.gradwright.samples.chapter11.experiment.Setting;
import dev.gradwright.samples.chapter11.report.Environment;
import dev.gradwright.samples.chapter11.report.Result;
import dev.gradwright.samples.chapter11.report.ResultTable;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Runs experiments one after another, and keeps what can be compared. */
final class Session {
    private final int mostEpochs;
    private final ResultFiles files;
    private final PrintWriter out;
    private final List<Result> results = new ArrayList<>();

    Session(int mostEpochs, ResultFiles files, PrintWriter out) {
        this.mostEpochs = mostEpochs;
        this.files = files;
        this.out = out;
    }

    /** Runs each experiment with each seed; a whole run on the full data set is kept at once. */
    void run(List<Experiment> experiments, long[] seeds, Pictures pictures, boolean isFullSet) {
        for (Experiment experiment : experiments) {
            boolean isWhole = isFullSet && experiment.epochs() <= mostEpochs;
            for (long seed : seeds) {
                Result result = run(experiment, seed, pictures);
                results.add(result);
                if (isWhole) {
                    files.keep(result);
                }
            }
        }
        out.println();
        out.println(ResultTable.of(experiments.stream().map(Experiment::name).toList(), results));
        out.println(remark(experiments, isFullSet));
    }

    private Result run(Experiment experiment, long seed, Pictures pictures) {
        int epochs = Math.min(experiment.epochs(), mostEpochs);
        out.println();
        out.println(experiment.name() + ", seed " + seed + ":");
        out.flush();
        Outcome outcome = experiment.run(new Setting(pictures, seed, mostEpochs, ProgressBar.console()));
        String finished = Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();
        return new Result(experiment.name(), seed, epochs, outcome, Environment.here(), finished);
    }

    private String remark(List<Experiment> experiments, boolean isFullSet) {
        if (!isFullSet) {
            return "Not kept: the figures of the embedded sample are not to be compared with those of the full set.";
        }
        return experiments.stream().anyMatch(experiment -> experiment.epochs() > mostEpochs)
                ? "Shortened runs are not kept."
                : "Kept in " + files;
    }
}
