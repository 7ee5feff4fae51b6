package dev.gradwright.samples.serving;

import dev.gradwright.samples.tabular.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The model that predicts now. When its file is replaced, the new one is loaded beside it; calls that have begun end with
 * the old one, and none waits. If the new file cannot be loaded, the old model stays.
 */
final class ServedModel {
    private final Path file;
    private final LatencyHistogram latency = new LatencyHistogram();
    private final AtomicLong replaced = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile Model model;
    private Version version;

    /** What tells one version of the file from another. */
    private record Version(Object key, Object modified, long size) {
        static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
        }
    }

    ServedModel(Path file) throws IOException {
        this.file = file;
        version = Version.of(file);
        model = Model.load(file);
    }

    /** The prediction path: it allocates nothing. */
    float probability(Customer customer) {
        return probability(model, customer);
    }

    /** {@link #probability(Customer)} of the model that the caller took: its threshold belongs to the same one. */
    float probability(Model current, Customer customer) {
        long start = System.nanoTime();
        float probability = current.predictor().probability(customer);
        current.drift().observe(customer);
        latency.record(System.nanoTime() - start);
        return probability;
    }

    /** Loads the file if it has been replaced; returns what is wrong with it, or null. Called by one thread. */
    @Nullable
    String refresh() {
        try {
            Version found = Version.of(file);
            if (!found.equals(version)) {
                version = found;
                model = Model.load(file);
                replaced.getAndIncrement();
            }
            return null;
        } catch (IOException | RuntimeException e) {
            failed.getAndIncrement();
            return e.toString();
        }
    }

    Model current() {
        return model;
    }

    LatencyHistogram latency() {
        return latency;
    }

    long replaced() {
        return replaced.get();
    }

    long failed() {
        return failed.get();
    }
}
