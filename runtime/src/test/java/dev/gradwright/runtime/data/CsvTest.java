package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, records and columns; cells are in {@link CsvRowTest}. */
class CsvTest {
    private static final List<CsvColumn> COLUMNS = List.of(new CsvColumn("name", true), new CsvColumn("tenure", true));

    @TempDir
    private Path directory;

    private record Person(String name, int tenure) {}

    private static @Nullable Person person(CsvRow row) {
        String name = row.getText(0);
        int tenure = row.getInt(1);
        return row.isBad() ? null : new Person(name, tenure);
    }

    private static Csv csv(String text) {
        return Csv.of("people.csv", new StringReader(text));
    }

    private static Csv csv(byte[] bytes) {
        return Csv.of("people.csv", new ByteArrayInputStream(bytes));
    }

    private static List<Person> people(Csv csv) {
        return csv.read(COLUMNS, CsvTest::person);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(Csv csv) {
        return assertThatThrownBy(() -> people(csv)).isInstanceOf(DataFileException.class);
    }

    @Test
    void aRowBecomesAnObject() {
        assertThat(people(csv("name,tenure\nAda,12\nAlan,3\n")))
                .containsExactly(new Person("Ada", 12), new Person("Alan", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenure,name\n12,Ada",
                "id,name,TEN_ure\n1,Ada,12",
                "Na-me , ten ure\r\nAda,12\r\n",
                "name,tenure\rAda,12\r",
                "\n \nname,tenure\n\nAda,12\n  \n\n",
                "name,tenure\n  Ada ,\t12\u00a0\n",
                "name,tenure\n \"Ada\" , \"12\"\n",
                "\"name\",\"tenure\"\n\"Ada\",\"12\""
            })
    void orderCaseBlanksAndLineEndsDoNotMatter(String text) {
        assertThat(people(csv(text))).containsExactly(new Person("Ada", 12));
    }

    @Test
    void separatorAndQuoteMayDiffer() {
        assertThat(people(csv("name;tenure\n'a;''b';12\n").separator(';').quote('\'')))
                .containsExactly(new Person("a;'b", 12));
    }

    @Test
    void aQuoteWithinACellWithoutQuotesIsText() {
        assertThat(people(csv("name,tenure\n5\" pipe,12\n"))).containsExactly(new Person("5\" pipe", 12));
    }

    @Test
    void anExactNameIsPreferredToASimilarOne() {
        assertThat(people(csv("Name,name,tenure\nno,Ada,12"))).containsExactly(new Person("Ada", 12));
    }

    @Test
    void linesAreThoseOfTheFileThoughACellHasLineBreaks() {
        assertFailure(csv("name,Tenure\nAda,12\n\n\"Al\nan\",abc\nEve,x\n"))
                .hasMessage("people.csv: 2 of 3 rows are bad, so nothing was read"
                        + "\n  people.csv, line 4, column \"Tenure\": \"abc\" is no whole number"
                        + "\n  people.csv, line 6, column \"Tenure\": \"x\" is no whole number");
    }

    @Test
    void everyBadRowIsCountedAndTheFirstTenAreListed() {
        assertFailure(csv("name,tenure\nAda,1\n" + "Eve,x\n".repeat(1234)))
                .hasMessageStartingWith("people.csv: 1,234 of 1,235 rows are bad, so nothing was read\n"
                        + "  people.csv, line 3, column \"tenure\"")
                .hasMessageContaining("line 12,")
                .hasMessageEndingWith("\"x\" is no whole number\n  and 1,224 others")
                .hasMessageNotContaining("line 13,");
    }

    @Test
    void aRowIsListedOnceWithTheNumberOfItsOtherBadCells() {
        List<CsvColumn> columns = List.of(new CsvColumn("a", true), new CsvColumn("b", true));

        assertThatThrownBy(() -> csv("a,b\nx,y\n").read(columns, row -> {
                    int sum = row.getInt(0) + row.getInt(1);
                    return row.isBad() ? null : sum;
                }))
                .hasMessage("people.csv: 1 of 1 rows is bad, so nothing was read\n"
                        + "  people.csv, line 2, column \"a\": \"x\" is no whole number (and 1 other cell of the"
                        + " row)");
    }

    @Test
    void rowsOfOtherLengthAreReported() {
        assertFailure(csv("name,tenure\nAda\nAlan,3,x\nEve,4\n"))
                .hasMessage("people.csv: 2 of 3 rows are bad, so nothing was read"
                        + "\n  people.csv, line 2 has 1 cell, but the header has 2;"
                        + " put cells that contain ',' or line breaks in quotes"
                        + "\n  people.csv, line 3 has 3 cells, but the header has 2;"
                        + " put cells that contain ',' or line breaks in quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,tenure\nAda,12\n\"Al\"an,3\n", "name,tenure\nAda,12\n\"Alan,3\nEve,4\n"})
    void aStrayOrUnclosedQuoteIsReportedWithItsRow(String text) {
        assertFailure(csv(text))
                .hasMessage("people.csv, line 3: a quote \" of the row that begins here is not closed, or text follows"
                        + " it; write a quote within a quoted cell twice, or call quote(...) if it means nothing");
    }

    @Test
    void anExceptionOfTheReaderIsReportedWithTheLine() {
        assertThatThrownBy(() -> csv("name,tenure\nAda,1\nAlan,-2\n").read(COLUMNS, row -> {
                    if (row.getInt(1) < 0) {
                        throw new IllegalArgumentException("tenure must not be negative");
                    }
                    return row.line();
                }))
                .hasMessage("people.csv: 1 of 2 rows is bad, so nothing was read"
                        + "\n  people.csv, line 3: the row is refused: tenure must not be negative")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void absentColumnsAreNamedWithTheNearestOne() {
        assertFailure(csv("names,tenures,Total\nAda,12,1\n"))
                .hasMessage("people.csv: lacks columns: \"name\" (did you mean \"names\"?), \"tenure\" (did you mean"
                        + " \"tenures\"?); its columns are \"names\", \"tenures\", \"Total\"");
    }

    @Test
    void anotherSeparatorIsProposed() {
        assertFailure(csv("name;tenure\nAda;12\n"))
                .hasMessageEndingWith("; its only column is \"name;tenure\"; if its columns are separated by ';',"
                        + " call separator(';')");
    }

    @Test
    void anotherSeparatorIsProposedThoughNamesAreInQuotes() {
        assertFailure(csv("\"name\"\t\"tenure\"\n\"Ada\"\t12\n"))
                .hasMessageStartingWith("people.csv, line 1: ")
                .hasMessageEndingWith("; if its columns are separated by tabs, call separator('\\t')");
    }

    @Test
    void aNameThatFitsSeveralColumnsIsReported() {
        assertFailure(csv("name,Tenure,id,TENURE\nAda,1,2,3\n"))
                .hasMessage("people.csv: has several columns for tenure: \"Tenure\" (column 2), \"TENURE\" (column 4);"
                        + " rename all but one");
    }

    @Test
    void duplicatesOfOtherColumnsAreLeftAlone() {
        assertThat(people(csv("x,name,x,tenure\n1,Ada,2,12\n"))).containsExactly(new Person("Ada", 12));
    }

    @Test
    void aColumnIsNotReadTwice() {
        List<CsvColumn> columns = List.of(new CsvColumn("churn", true), new CsvColumn("CHURN", true));

        assertThatThrownBy(() -> csv("Churn\nYes\n").read(columns, row -> row.getText(0)))
                .hasMessage("people.csv: its column \"Churn\" would be read twice, as churn and as CHURN; leave one of"
                        + " them out, such as a component that is also the target, or name another column for it");
    }

    @Test
    void anOptionalColumnMayBeAbsent() {
        List<CsvColumn> columns = List.of(new CsvColumn("name", true), new CsvColumn("id", false));

        assertThat(csv("name\nAda\n").read(columns, row -> row.isPresent(1) + " " + row.getText(1) + row.getInt(1)))
                .containsExactly("false null0");
    }

    @Test
    void aFileThatDoesNotExistIsReported() {
        Path file = directory.resolve("none.csv");

        assertFailure(Csv.file(file)).hasMessage(file + ": there is no such file");
    }

    @Test
    void aDirectoryIsReported() {
        assertFailure(Csv.file(directory)).hasMessage(directory + ": is a directory; name a file in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "  \n"})
    void anEmptyFileIsReported(String text) {
        assertFailure(csv(text)).hasMessage("people.csv: is empty; it must begin with a line that names the columns");
    }

    @Test
    void aHeaderOnlyIsReported() {
        assertFailure(csv("name,tenure\n")).hasMessage("people.csv: has a line with the names of columns, but no rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheCharset(String charset) {
        byte[] bytes = "\ufeffname,tenure\nJürgen,12\n".getBytes(Charset.forName(charset));

        assertThat(people(csv(bytes))).containsExactly(new Person("Jürgen", 12));
    }

    @Test
    void bytesOfAnotherCharsetAreReportedWithTheirLine() {
        String rows = "Ada,1\r\n".repeat(20_000);
        byte[] bytes = ("name,tenure\r\n" + rows + "Jürgen,12\r\n" + rows).getBytes(StandardCharsets.ISO_8859_1);

        assertFailure(csv(bytes))
                .hasMessage("people.csv, line 20002: the bytes 0xFC are no text in UTF-8; name the charset of the file,"
                        + " such as charset(Charset.forName(\"windows-1252\"))");
        assertThat(people(csv(bytes).charset(StandardCharsets.ISO_8859_1))).contains(new Person("Jürgen", 12));
    }

    @Test
    void utf16WithoutAMarkIsRecognized() {
        assertFailure(csv("name,tenure\nAda,12\n".getBytes(StandardCharsets.UTF_16LE)))
                .hasMessageContaining("if it is UTF-16, call charset(StandardCharsets.UTF_16LE)");
    }

    @Test
    void aWorkbookIsReported() {
        assertFailure(csv(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}))
                .hasMessage("people.csv: is an Excel workbook or a ZIP archive; save the table as CSV");
    }

    @Test
    void gzipIsRecognizedByContent() throws IOException {
        Path file = Files.write(directory.resolve("people.csv"), zipped("\ufeffname,tenure\nAda,12\n"));

        assertThat(people(Csv.file(file))).containsExactly(new Person("Ada", 12));
    }

    @Test
    void truncatedGzipIsReported() {
        StringBuilder text = new StringBuilder("name,tenure\n");
        new Random(1)
                .ints(50_000)
                .forEach(value -> text.append("Ada,").append(value).append('\n'));
        byte[] bytes = zipped(text.toString());

        assertFailure(csv(Arrays.copyOf(bytes, bytes.length / 2)))
                .hasMessage("people.csv: is truncated: its gzip stream ends too early");
    }

    @Test
    void aStreamIsReadOnce() {
        Csv csv = csv("name,tenure\nAda,12\n");
        people(csv);

        assertFailure(csv.missing("NA"))
                .hasMessage("people.csv: was read already, and a stream can be read only once; use Csv.file or open it"
                        + " again");
    }

    @Test
    void optionsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv("").separator('"'))
                .withMessageContaining(
                        "the separator must be neither a line break nor the same character as the quote");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv("").quote('\n'))
                .withMessageContaining("U+000A");
        assertThatIllegalArgumentException().isThrownBy(() -> csv("").missing());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv("").dateFormat("dd.MM.jjjj"))
                .withMessageContaining("\"dd.MM.jjjj\" is no pattern of dates");
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
