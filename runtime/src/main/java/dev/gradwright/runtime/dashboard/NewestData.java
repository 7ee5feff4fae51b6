package dev.gradwright.runtime.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest data, for all event streams. Older ones are dropped, whether a stream has sent them or not, so that a slow
 * browser costs no memory.
 */
final class NewestData {
    /** The most browsers at a time. */
    static final int MAX_STREAMS = 100;

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
    /** With many browsers and large data, they come less often than once a second. */
    private static final long BYTES_PER_SECOND = 10_000_000;
    /** Finds browsers that are gone. */
    private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(15);

    private static final byte[] NOTHING_NEW = bytes(":\n\n");

    /** What one browser has. */
    static final class Stream {
        private @Nullable Message sent;
        private boolean stopping;
        private boolean isSending;

        private Stream() {}
    }

    /** Data as an event. */
    private static final class Message {
        private final byte[] event;

        private Message(byte[] event) {
            this.event = event;
        }
    }

    private final Set<Stream> streams = new HashSet<>();
    private @Nullable Supplier<String> waiting;
    private @Nullable Message newest;
    private boolean isEncoding;
    private boolean isStopping;
    private boolean isClosed;

    /** Whether there are streams. */
    private volatile boolean hasStreams;
    /** When new data may be published, as {@link System#nanoTime}. */
    private volatile long due = System.nanoTime();

    /** Whether there are streams, and the last data are old enough. */
    boolean isWanted() {
        return hasStreams && System.nanoTime() - due >= 0;
    }

    boolean hasStreams() {
        return hasStreams;
    }

    synchronized void publish(Supplier<String> json) {
        waiting = json;
        due = System.nanoTime() + PAUSE;
        notifyAll();
    }

    /** Makes events of published data, until this is closed. */
    void run() {
        for (Supplier<String> json = take(); json != null; json = take()) {
            Message message = encode(json);
            synchronized (this) {
                isEncoding = false;
                if (message != null) {
                    newest = message;
                    due = System.nanoTime() + pauseAfter(message);
                }
                notifyAll();
            }
        }
    }

    private synchronized @Nullable Supplier<String> take() {
        while (waiting == null && !isClosed) {
            if (!sleep(HEARTBEAT)) {
                return null;
            }
        }
        Supplier<String> taken = isClosed ? null : waiting;
        waiting = null;
        isEncoding = taken != null;
        return taken;
    }

    /** Null if that failed: even too little memory must not end the thread, because the next data may be smaller. */
    private static @Nullable Message encode(Supplier<String> json) {
        try {
            return new Message(bytes("data: " + json.get().replace("\n", "\ndata: ") + "\n\n"));
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    private long pauseAfter(Message message) {
        double seconds = (double) message.event.length * streams.size() / BYTES_PER_SECOND;
        return Math.max(PAUSE, (long) (seconds * TimeUnit.SECONDS.toNanos(1)));
    }

    /** A stream for a browser; null if there are too many. */
    synchronized @Nullable Stream open() {
        if (streams.size() >= MAX_STREAMS || isClosed) {
            return null;
        }
        Stream stream = new Stream();
        streams.add(stream);
        hasStreams = true;
        return stream;
    }

    synchronized void close(Stream stream) {
        streams.remove(stream);
        hasStreams = !streams.isEmpty();
        notifyAll();
    }

    synchronized void setStopping(boolean stopping) {
        isStopping = stopping;
        notifyAll();
    }

    /**
     * Waits for an event that the browser does not have, which the caller sends before it calls this again; null if this
     * is closed.
     */
    synchronized byte @Nullable [] next(Stream stream) {
        stream.isSending = false;
        notifyAll();
        long end = System.nanoTime() + HEARTBEAT;
        while (isUpToDate(stream) && !isClosed && System.nanoTime() - end < 0) {
            if (!sleep(end - System.nanoTime())) {
                return null;
            }
        }
        if (isClosed) {
            return null;
        }
        stream.isSending = true;
        return event(stream);
    }

    private byte[] event(Stream stream) {
        if (newest != null && stream.sent != newest) {
            stream.sent = newest;
            return newest.event;
        }
        if (stream.stopping != isStopping) {
            stream.stopping = isStopping;
            return bytes("event: stopping\ndata: " + isStopping + "\n\n");
        }
        return NOTHING_NEW;
    }

    private boolean isUpToDate(Stream stream) {
        return stream.sent == newest && stream.stopping == isStopping;
    }

    private boolean isDelivered(Stream stream) {
        return isUpToDate(stream) && !stream.isSending;
    }

    synchronized void awaitDelivery(long nanos) {
        long end = System.nanoTime() + nanos;
        while (!isClosed && (waiting != null || isEncoding || !streams.stream().allMatch(this::isDelivered))) {
            long left = end - System.nanoTime();
            if (left <= 0 || !sleep(left)) {
                return;
            }
        }
    }

    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    /** Waits for a change; false if the thread was interrupted, whose flag stays set. */
    private boolean sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, nanos));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
