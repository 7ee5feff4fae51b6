package dev.gradwright.runtime.train;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gradwright.runtime.file.AtomicFile;
import dev.gradwright.runtime.math.ShortestDecimal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes the results of each epoch into a CSV file, as Keras' CSVLogger does: a header, and a row for each epoch with
 * the values of its {@link EpochLog}.
 *
 * <pre>{@code
 * epoch,loss,accuracy,val_loss,val_accuracy,learning_rate
 * 1,0.7219,0.76125455,0.5042,0.8272,0.01
 * 2,0.4886,0.8271,0.4571,0.84,0.01
 * }</pre>
 *
 * <p>Each number is the shortest decimal that reads back as the same float. The file contains no time, so the file of a
 * training that was killed and resumed has the same bytes as that of one that was not. Lines end with {@code \n}.
 *
 * <p>A new training replaces the file when its first epoch starts. Each row is appended by the thread that trains, in
 * one small write after the epoch, so that a program can follow the file. If that fails, for example because the disk is full, the file
 * keeps the rows before it, the training goes on with a warning, and the next epoch writes all rows.
 */
public final class CsvLog implements TrainingListener {
    private final Path file;
    /** Whether the file has {@link #rows} rows and is {@link #length} bytes long, as far as this knows. */
    private boolean isWritten;

    private int rows;
    private long length;

    private CsvLog(Path file) {
        this.file = file;
    }

    /**
     * Writes to a file. A fit fails before its first epoch if the directory is missing, or the path names something other
     * than a regular file.
     */
    public static CsvLog to(Path file) {
        return new CsvLog(Objects.requireNonNull(file, "file must not be null"));
    }

    /** Changes nothing yet: if the training is resumed, the file is still needed until then. */
    @Override
    public void trainingStarted(TrainingProgress progress) {
        isWritten = false;
        FileProblem.requireWritable(file);
    }

    /** The file may have rows of epochs that the checkpoint does not know, or lack some. */
    @Override
    public void trainingResumed(TrainingProgress progress) {
        write(progress);
    }

    @Override
    public void epochStarted(TrainingProgress progress) {
        if (!isWritten) {
            write(progress);
        }
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        write(progress);
    }

    /** Brings the file up to date. */
    private void write(TrainingProgress progress) {
        List<EpochLog> logs = progress.logs();
        try {
            if (isWritten && rows == logs.size() - 1 && isUnchanged()) {
                append(utf8(row(logs.get(rows))));
            } else {
                replace(progress.names(), logs);
            }
            rows = logs.size();
            isWritten = true;
        } catch (IOException e) {
            isWritten = false;
            progress.warn(FileProblem.warning(file, e, "the log is written again after the next epoch"));
        }
    }

    /** Whether nobody else has changed or deleted the file. */
    private boolean isUnchanged() throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == length;
    }

    /** Not with a channel, which an interruption of the thread would close. */
    private void append(byte[] row) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(length);
            try {
                out.write(row);
            } catch (IOException e) {
                out.setLength(length);
                throw e;
            }
        }
        length += row.length;
    }

    private void replace(List<String> names, List<EpochLog> logs) throws IOException {
        List<String> header = new ArrayList<>(List.of("epoch"));
        header.addAll(names);
        StringBuilder text = new StringBuilder(line(header));
        logs.forEach(log -> text.append(row(log)));
        AtomicFile.writeText(file, text.toString());
        length = utf8(text.toString()).length;
    }

    private static String row(EpochLog log) {
        List<String> fields = new ArrayList<>(List.of(Integer.toString(log.epoch())));
        log.values().values().forEach(value -> fields.add(ShortestDecimal.of(value.floatValue())));
        return line(fields);
    }

    private static String line(List<String> fields) {
        StringWriter text = new StringWriter();
        CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text)
                .writeRecord(fields);
        return text.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
