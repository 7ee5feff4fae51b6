package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleStreamTest {
    private static final List<CsvColumn> COLUMNS = List.of(new CsvColumn("age", true), new CsvColumn("paid", true));

    @TempDir
    private Path directory;

    private record Row(int age, double paid) {}

    private static ExampleStream<Integer, Double> stream(Csv csv) {
        return csv.<Row, Integer, Double>stream(COLUMNS, ExampleStreamTest::row, Row::age, Row::paid);
    }

    private static Row row(CsvRow cells) {
        Row row = new Row(cells.getInt(0), cells.getDouble(1));
        return cells.isBad() ? null : row;
    }

    private static ExampleStream<Integer, Double> numbers(int rows) {
        return ExampleStream.of("numbers", () -> IntStream.range(0, rows).iterator(), i -> i, i -> i / 2.0);
    }

    /** Records and targets in order, as {@code record/target}. */
    private static List<String> read(ExampleStream<?, ?> stream) {
        List<String> read = new ArrayList<>();
        try (ExampleCursor<?, ?> cursor = stream.open()) {
            while (cursor.next()) {
                read.add(cursor.features() + "/" + cursor.target());
            }
        }
        return read;
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void aFileIsReadAgainInEachPass() throws IOException {
        for (String name : List.of("rows.csv", "rows.csv.gz")) {
            ExampleStream<Integer, Double> stream = stream(Csv.file(write(name, "paid,age\n1.5,30\n2.5,40\n")));

            assertThat(read(stream)).containsExactly("30/1.5", "40/2.5");
            assertThat(read(stream)).containsExactly("30/1.5", "40/2.5");
        }
    }

    @Test
    void rowsOfAFileCanBePassedOver() throws IOException {
        Path file = write("rows.csv", "paid,age\n1.5,30\n2.5,\"4\n0\"\n3.5,50\n");
        try (ExampleCursor<Integer, Double> cursor = stream(Csv.file(file)).open()) {
            assertThat(cursor.skip()).isTrue();
            assertThat(cursor.skip()).isTrue();
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.features()).isEqualTo(50);
            assertThat(cursor.place()).isEqualTo(file + ", line 5");
            assertThat(cursor.skip()).isFalse();
        }
    }

    @Test
    void aBadRowEndsThePassWithTheBadRowsThatFollow() throws IOException {
        Path file = write("rows.csv", "paid,age\n1.5,30\n2.5,old\n3.5,50\nmuch,60\n");
        try (ExampleCursor<Integer, Double> cursor = stream(Csv.file(file)).open()) {
            assertThat(cursor.next()).isTrue();

            assertThatExceptionOfType(DataFileException.class)
                    .isThrownBy(cursor::next)
                    .withMessageContaining("2 of the first 4 rows are bad")
                    .withMessageContaining(file + ", line 3, column \"age\": \"old\"")
                    .withMessageContaining(file + ", line 5, column \"paid\": \"much\"");
        }
    }

    @Test
    void tenBadRowsAreEnough() throws IOException {
        Path file = write("rows.csv", "paid,age\n" + "x,1\n".repeat(1000));
        try (ExampleCursor<Integer, Double> cursor = stream(Csv.file(file)).open()) {
            assertThatExceptionOfType(DataFileException.class)
                    .isThrownBy(cursor::next)
                    .withMessageContaining("10 of the first 10 rows are bad");
        }
    }

    @Test
    void aFileThatHasGrownIsAnError() throws IOException {
        Path file = write("rows.csv", "paid,age\n1.5,30\n");
        ExampleStream<Integer, Double> stream = stream(Csv.file(file));
        read(stream);
        write("rows.csv", "paid,age\n1.5,30\n2.5,40\n");

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(stream::open)
                .withMessage(file
                        + ": has changed since it was read first: it had 16 bytes, and has 23 now; a stream must be"
                        + " the same in each pass");
    }

    @Test
    void aReaderCanBeReadInOnePassOnly() {
        ExampleStream<Integer, Double> stream = stream(Csv.of("text", new StringReader("paid,age\n1.5,30\n")));
        read(stream);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(stream::open)
                .withMessageContaining("text: was read already");
    }

    @Test
    void javaStreamsAreClosed() {
        int[] closed = new int[1];
        ExampleStream<Integer, Double> stream = ExampleStream.<Integer, Integer, Double>ofStreams(
                "query", () -> Stream.of(1, 2).onClose(() -> closed[0]++), i -> i, i -> i / 2.0);

        assertThat(read(stream)).containsExactly("1/0.5", "2/1.0");
        assertThat(read(stream)).hasSize(2);
        assertThat(closed).containsExactly(2);
    }

    @Test
    void filterKeepsSomeRecords() {
        ExampleStream<Integer, Double> even = numbers(7).filter(i -> i % 2 == 0);

        assertThat(read(even)).containsExactly("0/0.0", "2/1.0", "4/2.0", "6/3.0");
        try (ExampleCursor<Integer, Double> cursor = even.open()) {
            assertThat(cursor.skip()).isTrue();
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.features()).isEqualTo(2);
            assertThat(cursor.place()).isEqualTo("numbers, row 2");
        }
    }

    @Test
    void splitGivesEachExampleToOnePart() {
        List<ExampleStream<Integer, Double>> parts = numbers(10_000).split(1, 0.7, 0.3);
        List<String> first = read(parts.get(0));
        List<String> second = read(parts.get(1));

        assertThat(first.size()).isBetween(6800, 7200);
        assertThat(Stream.of(first, second).flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(read(numbers(10_000)));
        assertThat(read(parts.get(0))).isEqualTo(first);
    }

    @Test
    void partsCanPassOverRows() {
        ExampleStream<Integer, Double> part = numbers(1000).split(1, 0.5, 0.5).get(1);
        List<String> all = read(part);
        List<String> everySecond = new ArrayList<>();
        try (ExampleCursor<Integer, Double> cursor = part.open()) {
            while (cursor.skip() && cursor.next()) {
                everySecond.add(cursor.features() + "/" + cursor.target());
            }
        }

        assertThat(everySecond)
                .isEqualTo(IntStream.range(0, all.size() / 2)
                        .mapToObj(i -> all.get(2 * i + 1))
                        .toList());
    }

    @Test
    void examplesReadsAllIntoMemory() {
        Examples<Integer, Double> examples = numbers(3).examples();

        assertThat(examples.rows()).isEqualTo(3);
        assertThat(examples.features(2)).isEqualTo(2);
        assertThat(examples.target(2)).isEqualTo(1.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers(0).examples())
                .withMessage("numbers has no examples");
    }

    @Test
    void aMissingTargetIsAnError() {
        ExampleStream<Integer, Double> stream =
                ExampleStream.of("numbers", List.of(1, 2), i -> i, i -> i == 2 ? null : 1.0);

        assertThatIllegalArgumentException()
                .isThrownBy(stream::examples)
                .withMessage("numbers, row 1: the target of a row must not be null; leave out rows without a target");
    }

    @Test
    void aRowThatIsRefusedIsNamed() {
        ExampleStream<Integer, Double> stream =
                ExampleStream.of("numbers", List.of("1", "two"), Integer::valueOf, i -> 1.0);

        assertThatIllegalArgumentException()
                .isThrownBy(stream::examples)
                .withMessage("numbers, row 1: For input string: \"two\"");
    }

    @Test
    void whateverFailsInARowItsPlaceIsNamed() {
        ExampleStream<Integer, Double> stream = ExampleStream.of("numbers", List.of(1, 2), i -> i, i -> {
            throw new IllegalStateException("no connection");
        });

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(stream::examples)
                .withMessage("numbers, row 0: cannot be read: java.lang.IllegalStateException: no connection")
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSourceThatFailsIsNamedWithItsRow() {
        ExampleStream<Integer, Double> stream = ExampleStream.ofStreams(
                "query",
                () -> IntStream.range(0, 9).boxed().peek(i -> {
                    if (i == 5) {
                        throw new UncheckedIOException(new IOException("connection reset"));
                    }
                }),
                i -> i,
                i -> 1.0);

        for (boolean isSkipped : new boolean[] {false, true}) {
            try (ExampleCursor<Integer, Double> cursor = stream.open()) {
                assertThatExceptionOfType(DataFileException.class)
                        .isThrownBy(() -> {
                            while (isSkipped ? cursor.skip() : cursor.next()) {
                                assertThat(cursor.place()).startsWith("query, row ");
                            }
                        })
                        .withMessageStartingWith("query, row 5: cannot be read: ")
                        .withMessageContaining("connection reset");
            }
        }
    }

    @Test
    void aFilterNamesTheRowWithoutARecord() {
        ExampleStream<Integer, Double> stream = ExampleStream.of(
                        "numbers", List.of(1, 2), i -> i == 2 ? null : i, i -> 1.0)
                .filter(i -> i > 0);

        assertThatIllegalArgumentException()
                .isThrownBy(stream::examples)
                .withMessage("numbers, row 1: the features of a row must not be null");
    }

    @Test
    void aFilterThatFailsNamesTheRow() {
        ExampleStream<Integer, Double> stream = numbers(3).filter(i -> 10 / (i - 1) != 0);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(stream::examples)
                .withMessage("numbers, row 1: the filter failed: java.lang.ArithmeticException: / by zero");
    }

    @Test
    void aJavaStreamThatIsUsedTwiceIsAnError() {
        Stream<Integer> once = Stream.of(1, 2);
        ExampleStream<Integer, Double> stream = ExampleStream.ofStreams("query", () -> once, i -> i, i -> 1.0);
        read(stream);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(stream::open)
                .withMessage("query: its Java stream was used already; make a new one in each call of the supplier");
    }

    @Test
    void aSupplierMustNotReturnNull() {
        for (ExampleStream<Integer, Double> stream : List.of(
                ExampleStream.<Integer, Integer, Double>ofStreams("query", () -> null, i -> i, i -> 1.0),
                ExampleStream.<Integer, Double>ofCursors("query", () -> null))) {
            assertThatExceptionOfType(DataFileException.class)
                    .isThrownBy(stream::open)
                    .withMessage("query: cannot be read: its supplier returned null");
        }
    }
}
