package dev.gradwright.runtime.tensorboard;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A file of events for TensorBoard. Adding scalars copies them into a buffer, in less than a microsecond and without
 * allocation. The buffer is written if it is full, if the last time was two seconds ago, and on {@link #flush}.
 *
 * <p>If the file cannot be written, it keeps the records before and no part of the others. Events stay in the buffer
 * until the next attempt; if it is full then, they are lost.
 */
public final class EventFile implements AutoCloseable {
    static final int SUMMARY_VALUE = 1;
    static final int VALUE_TAG = 1;
    static final int VALUE_SIMPLE = 2;
    private static final int VALUE_HISTOGRAM = 5;
    private static final int EVENT_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int EVENT_SESSION = 7;
    private static final int SESSION_STATUS = 1;
    private static final int SESSION_START = 1;

    private static final byte[] VERSION = "brain.Event:2".getBytes(StandardCharsets.UTF_8);
    private static final int SESSION_BYTES = 2;
    /** Bytes of the time and the step of an event, at most. */
    private static final int TIME_AND_STEP = 1 + Double.BYTES + 1 + 10;

    private static final Pattern NAME = Pattern.compile("events\\.out\\.tfevents\\.(\\d{10})\\..*");
    private static final long MILLIS_BETWEEN_WRITES = 2000;
    private static final double MILLIS_OF_SECOND = 1000;

    private final Path path;
    private final RandomAccessFile file;
    private final Records records = new Records();
    /** The number of bytes of the file that are complete records. */
    private long length;

    private long lastWrite = System.currentTimeMillis();

    private EventFile(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /**
     * Creates a file beside those that are in the directory already. TensorBoard forgets all events of the others from
     * {@code firstStep} on.
     *
     * @param directory it is created if it is missing
     */
    public static EventFile create(Path directory, long firstStep) throws IOException {
        Files.createDirectories(directory);
        EventFile created = new EventFile(newFile(directory));
        created.writeHeader(firstStep);
        created.flush();
        return created;
    }

    /** TensorBoard reads the files in the order of their names, so a new one has to be behind the others. */
    private static Path newFile(Path directory) throws IOException {
        long second = Math.max(System.currentTimeMillis() / 1000, latest(directory) + 1);
        while (true) {
            Path path = directory.resolve(String.format(
                    "events.out.tfevents.%010d.%s.%d",
                    second, host(), ProcessHandle.current().pid()));
            try {
                return Files.createFile(path);
            } catch (FileAlreadyExistsException e) {
                second++;
            }
        }
    }

    private static long latest(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMapToLong(file -> {
                        Matcher name = NAME.matcher(file.getFileName().toString());
                        return name.matches() ? LongStream.of(Long.parseLong(name.group(1))) : LongStream.empty();
                    })
                    .max()
                    .orElse(0);
        }
    }

    /** The name that the system gives to programs; asking the network for it might take seconds. */
    private static String host() {
        return Stream.of("HOSTNAME", "COMPUTERNAME")
                .map(System::getenv)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("localhost")
                .replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** An event with the version of the format, and one that says that what follows starts anew. */
    private void writeHeader(long firstStep) {
        begin(0, System.currentTimeMillis(), Records.nestedBytes(VERSION.length));
        records.bytes(EVENT_VERSION, VERSION);
        records.finish();
        begin(firstStep, System.currentTimeMillis(), Records.nestedBytes(SESSION_BYTES));
        records.nested(EVENT_SESSION, SESSION_BYTES);
        records.whole(SESSION_STATUS, SESSION_START);
        records.finish();
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Adds the values of some scalars. */
    public void add(long step, Scalars scalars) throws IOException {
        int summary = scalars.summaryBytes();
        makeRoom(Records.nestedBytes(summary));
        long now = System.currentTimeMillis();
        begin(step, now, Records.nestedBytes(summary));
        records.nested(EVENT_SUMMARY, summary);
        scalars.writeSummary(records);
        records.finish();
        if (now - lastWrite >= MILLIS_BETWEEN_WRITES) {
            flush();
        }
    }

    /**
     * Adds a histogram.
     *
     * @param values all finite
     * @param size number of values in use, from the first one on, at least 1
     */
    public void addHistogram(long step, String tag, float[] values, int size) throws IOException {
        Histogram histogram = new Histogram(values, size);
        byte[] name = tag.getBytes(StandardCharsets.UTF_8);
        int value = Records.nestedBytes(name.length) + Records.nestedBytes(Histogram.messageBytes());
        int summary = Records.nestedBytes(value);
        makeRoom(Records.nestedBytes(summary));
        begin(step, System.currentTimeMillis(), Records.nestedBytes(summary));
        records.nested(EVENT_SUMMARY, summary);
        records.nested(SUMMARY_VALUE, value);
        records.bytes(VALUE_TAG, name);
        records.nested(VALUE_HISTOGRAM, Histogram.messageBytes());
        histogram.writeTo(records);
        records.finish();
    }

    /** Starts an event: a field with its content of that many bytes follows. */
    private void begin(long step, long millis, int contentBytes) {
        records.begin(TIME_AND_STEP + contentBytes);
        records.number(EVENT_TIME, millis / MILLIS_OF_SECOND);
        records.whole(EVENT_STEP, step);
    }

    private void makeRoom(int contentBytes) throws IOException {
        if (!records.hasRoom(TIME_AND_STEP + contentBytes)) {
            try {
                flush();
            } finally {
                records.clear();
            }
        }
    }

    /** Writes the buffer. */
    public void flush() throws IOException {
        lastWrite = System.currentTimeMillis();
        try {
            file.seek(length);
            records.writeTo(file);
        } catch (IOException e) {
            file.setLength(length);
            throw e;
        }
        length += records.bytes();
        records.clear();
    }

    /** Writes the buffer and closes the file. */
    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            file.close();
        }
    }
}
