package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.predict.PredictorEnsemble;
import dev.gradwright.runtime.train.Trainer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of networks for records: what they remember, and files of records that have been scored. */
class TableFilesTest {
    private static final List<Flat> FLATS = IntStream.range(0, 60)
            .mapToObj(i -> new Flat(20 + i, i % 3 == 0 ? Heating.GAS : Heating.ELECTRIC))
            .toList();

    /** A flat. */
    public record Flat(double area, Heating heating) {}

    /** The same with a constant more, a component that is called otherwise, and a new one. */
    public record ChangedFlat(double squareMeters, ChangedHeating heating, boolean balcony) {}

    /** How a flat is heated. */
    public enum Heating {
        GAS,
        ELECTRIC,
        @Text("district heating")
        DISTRICT
    }

    /** One constant more. */
    public enum ChangedHeating {
        GAS,
        ELECTRIC,
        @Text("district heating")
        DISTRICT,
        PUMP
    }

    /** The network that is saved. */
    @Network(features = Flat.class, target = boolean.class)
    @Loss(BINARY_CROSSENTROPY)
    interface Rented {
        @Dense(units = 1, activation = ActivationFunction.SIGMOID)
        DenseLayer rented();
    }

    /** The network of the changed record. */
    @Network(features = ChangedFlat.class, target = boolean.class)
    @Loss(BINARY_CROSSENTROPY)
    interface ChangedRented {
        @Dense(units = 1, activation = ActivationFunction.SIGMOID)
        DenseLayer rented();
    }

    @TempDir
    private Path directory;

    @Test
    void aFileOfAnotherRecordSaysWhatHasChanged() {
        Path file = directory.resolve("rented.safetensors");
        trained(FLATS).save(file);

        for (Runnable load : List.<Runnable>of(
                () -> TableFilesTest_ChangedRentedNetwork.load(file),
                () -> TableFilesTest_ChangedRentedPredictor.load(file))) {
            assertThatExceptionOfType(ModelFileException.class)
                    .isThrownBy(load::run)
                    .withMessageContaining(file + ": the features have changed since it was saved: ")
                    .withMessageContaining("area was removed or renamed")
                    .withMessageContaining("heating was one of GAS, ELECTRIC, DISTRICT, and is now")
                    .withMessageContaining("squareMeters was added; balcony was added")
                    .withMessageContaining("train a new network");
        }
    }

    @Test
    void aPredictorNeedsTheFileOfAnAdaptedNetwork() {
        Path file = directory.resolve("rented.safetensors");
        TableFilesTest_RentedNetwork.create(1).save(file);

        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> TableFilesTest_RentedPredictor.load(file))
                .withMessage(file + ": the network was saved before adapt was called, so it cannot predict; call adapt"
                        + " with the training rows, train the network and save it again");
    }

    @Test
    void aFreshJvmPredictsTheSameBits() throws Exception {
        Path file = directory.resolve("rented.safetensors");
        TableFilesTest_RentedPredictor predictor = trained(FLATS).predictor();
        predictor.save(file);

        assertThat(inAFreshJvm(file)).isEqualTo(bits(predictor));
    }

    /** Prints predictions of a loaded predictor. */
    public static void main(String[] arguments) {
        System.out.print(bits(TableFilesTest_RentedPredictor.load(Path.of(arguments[0]))));
    }

    private static String bits(TableFilesTest_RentedPredictor predictor) {
        return String.join(
                " ",
                FLATS.stream()
                        .map(flat -> Integer.toHexString(Float.floatToRawIntBits(predictor.probability(flat))))
                        .toList());
    }

    private static String inAFreshJvm(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TableFilesTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        return output;
    }

    @Test
    void predictionsAreWrittenBesideTheColumnsOfAFile() throws IOException {
        TableFilesTest_RentedPredictor predictor = trained(FLATS).predictor();
        Path in = Files.writeString(
                directory.resolve("flats.csv"), "id,heating,area\n7,gas,40\n8,\"district heating\",25.5\n");
        Path out = directory.resolve("scored.csv");

        predictor.score(Csv.file(in), out);

        assertThat(Files.readAllLines(out))
                .containsExactly(
                        "id,heating,area,prediction,probability",
                        "7,gas,40," + scores(predictor, new Flat(40, Heating.GAS)),
                        "8,district heating,25.5," + scores(predictor, new Flat(25.5, Heating.DISTRICT)));
    }

    private static String scores(TableFilesTest_RentedPredictor predictor, Flat flat) {
        return predictor.classify(flat) + "," + predictor.probability(flat);
    }

    @Test
    void theMembersOfAnEnsembleHaveLearntFromTheSameRows() {
        TableFilesTest_RentedPredictor first = trained(FLATS).predictor();
        TableFilesTest_RentedPredictor second = trained(FLATS.subList(0, 40)).predictor();

        assertThat(PredictorEnsemble.of(first, trained(FLATS).predictor()).inputs())
                .isEqualTo(first.inputs());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictorEnsemble.of(first, second))
                .withMessageContaining("all members must have learnt the same about the features");
    }

    private static TableFilesTest_RentedNetwork trained(List<Flat> flats) {
        TableFilesTest_RentedNetwork network = TableFilesTest_RentedNetwork.create(1);
        Stream<Boolean> rented = flats.stream().map(flat -> flat.area() < 50);
        Examples<Flat, Boolean> examples = Examples.of(flats, rented.toList());
        network.adapt(examples);
        Trainer.of(network).epochs(5).fit(network.encode(examples));
        return network;
    }
}
