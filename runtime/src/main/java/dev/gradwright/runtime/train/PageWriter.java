package dev.gradwright.runtime.train;

import dev.gradwright.runtime.file.AtomicFile;
import dev.gradwright.runtime.report.ReportData;
import dev.gradwright.runtime.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A thread that writes the newest page; one that comes while it writes replaces the one that waits. */
final class PageWriter {
    private final Path file;
    private final Thread thread = new Thread(this::run, "gradwright-report");
    private @Nullable ReportData next;
    private boolean isClosed;
    private @Nullable IOException problem;
    /** How long the last page took. */
    private long nanos;

    PageWriter(Path file) {
        this.file = file;
        thread.setDaemon(true);
        thread.start();
    }

    /** Has a page written soon. */
    synchronized void write(ReportData data) {
        next = data;
        notifyAll();
    }

    /** How long the last page took to write. */
    synchronized long nanos() {
        return nanos;
    }

    /** The problem of the last page, once; null if it was written. */
    synchronized @Nullable IOException takeProblem() {
        IOException taken = problem;
        problem = null;
        return taken;
    }

    /** Waits until the last page is written. If the thread that waits is interrupted, it waits no longer. */
    void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (ReportData data = take(); data != null; data = take()) {
            long start = System.nanoTime();
            IOException failure = write(file, data);
            synchronized (this) {
                problem = failure;
                nanos = System.nanoTime() - start;
            }
        }
    }

    /** Waits for a page; null after the last one. */
    private synchronized @Nullable ReportData take() {
        try {
            while (next == null && !isClosed) {
                wait();
            }
        } catch (InterruptedException e) {
            isClosed = true;
        }
        ReportData taken = next;
        next = null;
        return taken;
    }

    /** Even an error, such as too little memory, must not end the thread: the next page may be written. */
    private static @Nullable IOException write(Path file, ReportData data) {
        try {
            AtomicFile.writeText(file, ReportPage.html(data));
            return null;
        } catch (IOException e) {
            return e;
        } catch (RuntimeException | Error e) {
            return new IOException(e.toString(), e);
        }
    }
}
