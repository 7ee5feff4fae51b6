package dev.gradwright.benchmarks.stream;

import dev.gradwright.benchmarks.network.Customer;
import dev.gradwright.benchmarks.network.CustomerModelNetwork;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.ExampleCursor;
import dev.gradwright.runtime.data.ExampleStream;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.Trainer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Trains the network for records, 20 → 64 → 32 → 1, in batches of 256 on one thread: in memory, and from a CSV file, in
 * turn. It prints the median number of rows a second, in thousands, of an epoch, and of passes that only read. The
 * arguments are the number of rows, by default 400,000, and of rounds, by default 5.
 */
public final class StreamCost {
    private static final int BATCH = 256;
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final int rows;
    private final int rounds;

    private StreamCost(int rows, int rounds) {
        this.rows = rows;
        this.rounds = rounds;
    }

    /** Something to measure. */
    private interface Pass {
        void run();
    }

    /** Prints a line for each kind of pass. */
    public static void main(String[] arguments) throws IOException {
        int rows = arguments.length < 1 ? 400_000 : Integer.parseInt(arguments[0]);
        int rounds = arguments.length < 2 ? 5 : Integer.parseInt(arguments[1]);
        Path directory = Files.createTempDirectory("gradwright-streams");
        Path plain = directory.resolve("customers.csv");
        Path zipped = directory.resolve("customers.csv.gz");
        try {
            write(plain, rows);
            write(zipped, rows);
            new StreamCost(rows, rounds).run(plain, zipped);
        } finally {
            Files.deleteIfExists(plain);
            Files.deleteIfExists(zipped);
            Files.deleteIfExists(directory);
        }
    }

    private static void write(Path file, int rows) throws IOException {
        boolean isZipped = file.toString().endsWith(".gz");
        try (OutputStream out =
                        isZipped ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file);
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            writer.write(
                    "contract,paperless,tenure,monthlyCharges,totalCharges,city,age,children,visits,rating,balance,leaves\n");
            for (int row = 0; row < rows; row++) {
                Customer customer = Customer.of(row);
                Double total = customer.totalCharges();
                writer.write(customer.contract() + "," + customer.paperless() + "," + customer.tenure() + ","
                        + customer.monthlyCharges() + "," + (total == null ? "" : total) + "," + customer.city() + ","
                        + customer.age() + "," + customer.children() + "," + customer.visits() + ","
                        + customer.rating() + "," + customer.balance() + "," + (row % 3 == 0) + "\n");
            }
        }
    }

    private void run(Path plain, Path zipped) throws IOException {
        CustomerModelNetwork network = CustomerModelNetwork.create(42);
        ExampleStream<Customer, Boolean> stream = CustomerModelNetwork.stream(Csv.file(plain), "leaves");
        ExampleStream<Customer, Boolean> ofZipped = CustomerModelNetwork.stream(Csv.file(zipped), "leaves");
        network.adapt(stream);
        var memory = network.encode(stream.examples());
        var file = network.encode(stream).window(rows / 5);
        var fitting = network.encode(stream).window(rows);
        var gzip = network.encode(ofZipped).window(rows / 5);
        String[] names = {
            "in memory",
            "stream that fits into its window, two epochs",
            "stream, five windows",
            "gzip stream, five windows",
            "evaluation of the stream",
            "reading records alone",
            "passing over rows alone"
        };
        Pass[] passes = {
            () -> trainer(network, 1).fit(memory),
            () -> trainer(network, 2).fit(fitting),
            () -> trainer(network, 1).fit(file),
            () -> trainer(network, 1).fit(gzip),
            () -> Evaluation.of(network, file),
            () -> read(stream),
            () -> passOver(stream)
        };
        double[][] perSecond = new double[passes.length][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int pass = 0; pass < passes.length; pass++) {
                double measured = measure(passes[pass]) * (pass == 1 ? 2 : 1);
                if (round >= 0) {
                    perSecond[pass][round] = measured;
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "%,d rows, %,d bytes, %,d zipped%n", rows, Files.size(plain), Files.size(zipped));
        for (int pass = 0; pass < passes.length; pass++) {
            Arrays.sort(perSecond[pass]);
            System.out.printf(
                    Locale.ROOT, "%-46s %,8.0f thousand rows/s%n", names[pass], perSecond[pass][rounds / 2] / 1e3);
        }
    }

    private static Trainer trainer(CustomerModelNetwork network, int epochs) {
        return Trainer.of(network).epochs(epochs).batchSize(BATCH);
    }

    private static void read(ExampleStream<?, ?> stream) {
        try (ExampleCursor<?, ?> cursor = stream.open()) {
            while (cursor.next()) {
                // Only the pass is measured.
            }
        }
    }

    private static void passOver(ExampleStream<?, ?> stream) {
        try (ExampleCursor<?, ?> cursor = stream.open()) {
            while (cursor.skip()) {
                // Only the pass is measured.
            }
        }
    }

    /** Rows a second. */
    private double measure(Pass pass) {
        long start = System.nanoTime();
        pass.run();
        return rows / ((System.nanoTime() - start) / NANOS_OF_A_SECOND);
    }
}
