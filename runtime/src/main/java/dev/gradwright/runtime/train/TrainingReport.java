package dev.gradwright.runtime.train;

import dev.gradwright.runtime.report.ReportData;
import dev.gradwright.runtime.state.StateVisitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page of HTML about a training, which grows while the network trains: loss and metrics, learning rate, gradients and
 * updates of each layer, values inside the network, histograms of weights, the evaluation of the validation data, the
 * network as a drawing, settings, data and machine, and advice.
 *
 * <pre>{@code
 * Trainer.of(net).epochs(25).validation(valid).listener(TrainingReport.to(Path.of("report.html"))).fit(train);
 * }</pre>
 *
 * <p>The file is complete at any time and loads nothing, so that it can be opened, copied and mailed. Another thread
 * writes it: at the end of an epoch, and in a long one every few seconds, but at most a fiftieth of the time. The
 * training is not changed by a bit.
 *
 * <p>The validation data are predicted once more for the confusion matrix and the curves: after the first epoch, at the
 * end, and in between only if that takes less than a hundredth of the time. A resumed training continues its curves. If
 * the file cannot be written, for example because the disk is full, the file before it stays, the training goes on with
 * a warning, and the next write tries again.
 */
public final class TrainingReport implements TrainingListener {
    /** A page is written after this many times as long as it took to write the last one. */
    private static final int PAUSES = 50;

    private static final long WITHIN_EPOCH = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_EPOCHS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final List<String> classNames;
    private @Nullable RunMonitor monitor;
    private @Nullable PageWriter writer;
    private long writtenAt;
    /** How long the thread that trains took to collect the last page. */
    private long collecting;

    private TrainingReport(Path file, List<String> classNames) {
        this.file = file;
        this.classNames = classNames;
    }

    /**
     * Writes to a file, such as {@code report.html}. A fit fails before its first epoch if the directory is missing, or
     * the path names something other than a regular file.
     */
    public static TrainingReport to(Path file) {
        return new TrainingReport(Objects.requireNonNull(file, "file must not be null"), List.of());
    }

    /**
     * Returns a listener that names the classes of the validation data, in order; by default they are numbered, unless
     * they are those of a network for records. A fit fails before its first epoch if there is not one name for each.
     */
    public TrainingReport classNames(String... names) {
        return new TrainingReport(file, List.of(names));
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        FileProblem.requireWritable(file);
        monitor = new RunMonitor(progress, classNames);
        writer = new PageWriter(file);
        writtenAt = 0;
    }

    @Override
    public void trainingResumed(TrainingProgress progress) {
        monitor().resumed();
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        monitor().stepDone();
        writeAfter(WITHIN_EPOCH, progress);
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        monitor().epochEnded();
        writeAfter(BETWEEN_EPOCHS, progress);
    }

    /** Writes the page if the last one is old enough. */
    private void writeAfter(long pause, TrainingProgress progress) {
        long now = System.nanoTime();
        if (writtenAt == 0 || now - writtenAt >= Math.max(pause, PAUSES * (writer().nanos() + collecting))) {
            warn(progress);
            writer().write(monitor().now());
            writtenAt = System.nanoTime();
            collecting = writtenAt - now;
        }
    }

    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        end(progress, monitor().completed(history));
    }

    /** The page says how the training failed; if it failed before its first step, the page of an earlier one stays. */
    @Override
    public void trainingFailed(TrainingProgress progress, Throwable cause) {
        if (writer != null) {
            end(progress, writtenAt == 0 ? null : monitor().failed(cause));
        }
    }

    private void end(TrainingProgress progress, @Nullable ReportData last) {
        if (last != null) {
            writer().write(last);
        }
        writer().close();
        warn(progress);
        writer = null;
        monitor = null;
    }

    private void warn(TrainingProgress progress) {
        IOException problem = writer().takeProblem();
        if (problem != null) {
            progress.warn(FileProblem.warning(file, problem, "the report is written again later"));
        }
    }

    private RunMonitor monitor() {
        return Objects.requireNonNull(monitor, "the training has not started");
    }

    private PageWriter writer() {
        return Objects.requireNonNull(writer, "the training has not started");
    }

    /** Visits what the curves show. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("monitor", monitor());
    }
}
