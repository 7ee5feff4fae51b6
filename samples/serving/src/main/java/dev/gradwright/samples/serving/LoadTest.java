package dev.gradwright.samples.serving;

import com.sun.management.ThreadMXBean;
import dev.gradwright.samples.tabular.Customer;
import dev.gradwright.samples.tabular.TrainedChurn;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures a server in this JVM with one client and with many, and the prediction path without HTTP in one thread and in
 * many. Each client sends its next request after the answer to the last. Many clients are measured twice, the second time
 * while the model file is replaced again and again.
 */
final class LoadTest {
    private static final int WARM_UP_SECONDS = 5;
    private static final long REPLACE_MILLISECONDS = 500;
    private static final double MICROSECONDS = 1e3;
    private static final int OK = 200;
    private static final double SECOND = 1e9;

    private final int clients;
    private final int seconds;
    private final PrintWriter out;
    private final List<Customer> customers = TrainedChurn.customers();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    LoadTest(int clients, int seconds, PrintWriter out) {
        this.clients = clients;
        this.seconds = seconds;
        this.out = out;
    }

    /** What one measurement has found. */
    private record Measurement(LatencyHistogram latency, double seconds, long failed, long allocated) {}

    /** A loop of one thread, until the deadline. */
    private interface Loop {
        /** Returns how many calls have failed. */
        long run(int thread, long deadline, LatencyHistogram latency) throws IOException;
    }

    /** Returns whether the model was replaced and all requests were answered. */
    boolean run(Path model) throws IOException, InterruptedException {
        Path served = Files.createTempFile("churn", ".safetensors");
        Path other = Files.createTempFile("churn", ".safetensors");
        try {
            Files.copy(model, served, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(model, other, StandardCopyOption.REPLACE_EXISTING);
            try (ChurnServer server = ChurnServer.start(0, served, message -> {})) {
                return run(server, served, other);
            }
        } finally {
            Files.deleteIfExists(served);
            Files.deleteIfExists(other);
        }
    }

    private boolean run(ChurnServer server, Path served, Path other) throws InterruptedException {
        out.printf(
                Locale.ROOT,
                "JDK %s, %d processors, requests in %s%n%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                RequestThreads.areVirtual() ? "virtual threads" : "a pool of threads");
        out.printf(
                Locale.ROOT,
                "%-28s%12s%10s%10s%10s%12s%n",
                "",
                "per second",
                "p50 µs",
                "p99 µs",
                "p99.9 µs",
                "bytes/call");
        List<byte[]> requests = requests();
        Loop http = (thread, deadline, latency) -> http(server.port(), requests, thread, deadline, latency);
        Loop path = (thread, deadline, latency) -> predictions(server.model(), thread, deadline, latency);
        measure(clients, WARM_UP_SECONDS, http);

        Measurement one = measure(1, seconds, http);
        print("HTTP, 1 client", one, false);
        Measurement many = measure(clients, seconds, http);
        print("HTTP, " + clients + " clients", many, false);
        long replacedBefore = server.model().replaced();
        Thread replacing = new Thread(() -> replace(served, other), "replace");
        replacing.start();
        Measurement replaced = measure(clients, seconds, http);
        replacing.interrupt();
        replacing.join();
        long times = server.model().replaced() - replacedBefore;
        print("the same, model replaced", replaced, false);
        measure(clients, WARM_UP_SECONDS, path);
        Measurement path1 = measure(1, seconds, path);
        print("prediction path, 1 thread", path1, true);
        Measurement paths = measure(clients, seconds, path);
        print("prediction path, " + clients + " threads", paths, true);

        long failed = one.failed() + many.failed() + replaced.failed();
        long sent = one.latency().count()
                + many.latency().count()
                + replaced.latency().count();
        out.printf(
                Locale.ROOT,
                "%n%,d of %,d requests failed; the model was replaced %d times under load.%n",
                failed,
                sent,
                times);
        out.print(server.model().current().drift().report());
        out.flush();
        return failed == 0 && times > 0;
    }

    private List<byte[]> requests() {
        CustomerJson json = new CustomerJson();
        return customers.stream()
                .map(customer -> Client.request(json.write(customer)))
                .toList();
    }

    private static long http(int port, List<byte[]> requests, int thread, long deadline, LatencyHistogram latency)
            throws IOException {
        long failed = 0;
        int next = thread;
        try (Client client = new Client(port)) {
            while (System.nanoTime() < deadline) {
                byte[] request = requests.get(next++ % requests.size());
                long start = System.nanoTime();
                if (client.send(request) != OK) {
                    failed++;
                }
                latency.record(System.nanoTime() - start);
            }
        }
        return failed;
    }

    private long predictions(ServedModel model, int thread, long deadline, LatencyHistogram latency) {
        int next = thread;
        long start = System.nanoTime();
        while (start < deadline) {
            model.probability(customers.get(next++ % customers.size()));
            long end = System.nanoTime();
            latency.record(end - start);
            start = end;
        }
        return 0;
    }

    private Measurement measure(int count, int duration, Loop loop) throws InterruptedException {
        LatencyHistogram latency = new LatencyHistogram();
        AtomicLong failed = new AtomicLong();
        AtomicLong allocated = new AtomicLong();
        long start = System.nanoTime();
        long deadline = start + TimeUnit.SECONDS.toNanos(duration);
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            Thread thread = new Thread(
                    () -> {
                        long id = Thread.currentThread().getId();
                        threads.getThreadAllocatedBytes(id);
                        long before = threads.getThreadAllocatedBytes(id);
                        try {
                            failed.addAndGet(loop.run(index, deadline, latency));
                        } catch (IOException e) {
                            failed.incrementAndGet();
                        }
                        allocated.addAndGet(threads.getThreadAllocatedBytes(id) - before);
                    },
                    "client-" + i);
            running.add(thread);
            thread.start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        return new Measurement(latency, (double) (System.nanoTime() - start) / SECOND, failed.get(), allocated.get());
    }

    private static void replace(Path served, Path other) {
        try {
            while (true) {
                Thread.sleep(REPLACE_MILLISECONDS);
                Path copy = Files.createTempFile(served.toAbsolutePath().getParent(), "churn", ".safetensors");
                Files.copy(other, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.move(copy, served, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the model cannot be replaced", e);
        }
    }

    /** Bytes of a call on average. The threads themselves allocate a little when they start. */
    private static double bytes(Measurement measured) {
        return (double) measured.allocated() / Math.max(1, measured.latency().count());
    }

    private void print(String name, Measurement measured, boolean withBytes) {
        LatencyHistogram latency = measured.latency();
        out.printf(
                Locale.ROOT,
                "%-28s%,12.0f%10.1f%10.1f%10.1f%12s%n",
                name,
                (double) latency.count() / measured.seconds(),
                (double) latency.quantile(0.5) / MICROSECONDS,
                (double) latency.quantile(0.99) / MICROSECONDS,
                (double) latency.quantile(0.999) / MICROSECONDS,
                withBytes ? String.format(Locale.ROOT, "%.2f", bytes(measured)) : "");
        out.flush();
    }
}
