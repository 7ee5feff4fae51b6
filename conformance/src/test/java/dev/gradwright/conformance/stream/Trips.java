package dev.gradwright.conformance.stream;

import dev.gradwright.runtime.random.CounterRandom;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file of random trips. */
final class Trips {
    /** It makes lines as long as those of real tables, of which a network reads only some columns. */
    private static final String REMARK = "nothing to remark ".repeat(9);

    private static final List<Trip.Payment> PAYMENTS = List.of(Trip.Payment.values());

    private Trips() {}

    /** Writes trips until the file has so many bytes; returns their number. */
    static int write(Path file, long bytes) throws IOException {
        int row = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("passengers,distance,fare,payment,zone,remark,tip\n");
            while (written < bytes) {
                String line = line(row++);
                out.write(line);
                written += line.length();
            }
        }
        return row;
    }

    static String line(int row) {
        int passengers = 1 + CounterRandom.below(4, 1, row);
        float distance = (float) (20 * CounterRandom.uniform(2, row));
        float fare = 3 + 2 * distance + (float) CounterRandom.gaussian(3, row);
        Trip.Payment payment = PAYMENTS.get(CounterRandom.below(PAYMENTS.size(), 4, row));
        int zone = CounterRandom.below(20, 5, row);
        boolean tip = payment != Trip.Payment.CASH && fare + 3 * CounterRandom.gaussian(6, row) > 20;
        return passengers + "," + distance + "," + fare + "," + payment + ",zone " + zone + "," + REMARK + "," + tip
                + "\n";
    }
}
