package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions beside the columns of the file that was scored. */
class CsvCopyTest {
    private static final List<CsvColumn> TENURE = List.of(new CsvColumn("tenure", true));

    @TempDir
    private Path directory;

    private Path in;
    private Path out;

    @BeforeEach
    void files() {
        in = directory.resolve("in.csv");
        out = directory.resolve("out.csv");
    }

    private static List<String> doubled(int tenure) {
        return List.of("" + 2 * tenure);
    }

    private static List<Integer> tenures(Csv csv) {
        return csv.read(TENURE, row -> row.getInt(0));
    }

    @Test
    void theCopyHasAllColumnsAndTheAddedOnes() throws IOException {
        Files.writeString(in, "id;Ten_ure;note\n007; 12;\"a;\"\"b\"\"\"\n8;3;\n");
        Csv csv = Csv.file(in).separator(';');

        csv.writeTo(out, List.of("doubled", "sign"), tenures(csv), tenure -> List.of("" + 2 * tenure, "+"));

        assertThat(out).hasContent("id;Ten_ure;note;doubled;sign\n007; 12;\"a;\"\"b\"\"\";24;+\n8;3;;6;+\n");
        assertThat(tenures(Csv.file(out).separator(';'))).containsExactly(12, 3);
    }

    @Test
    void theCharsetIsThatOfTheFile() throws IOException {
        Files.write(in, "\ufefftenure,name\n12,Jürgen\n".getBytes(StandardCharsets.UTF_16LE));

        Csv.file(in).writeTo(out, List.of("doubled"), List.of(12), CsvCopyTest::doubled);

        assertThat(Files.readString(out, StandardCharsets.UTF_16LE))
                .isEqualTo("\ufefftenure,name,doubled\n12,Jürgen,24\n");
    }

    @Test
    void aCopyWhoseNameEndsWithGzIsCompressed() throws IOException {
        Files.writeString(in, "tenure\n12\n");
        Path zipped = directory.resolve("out.csv.gz");

        Csv.file(in).writeTo(zipped, List.of("doubled"), List.of(12), CsvCopyTest::doubled);

        assertThat(Files.readAllBytes(zipped)).startsWith(0x1f, 0x8b);
        assertThat(tenures(Csv.file(zipped))).containsExactly(12);
    }

    @Test
    void nothingIsWrittenIfTheRowsAreNotThoseOfTheFile() throws IOException {
        Files.writeString(in, "tenure\n12\n3\n");
        Files.writeString(out, "old");

        assertThatThrownBy(() -> Csv.file(in).writeTo(out, List.of("doubled"), List.of(12), CsvCopyTest::doubled))
                .hasMessage(in + ": has 2 rows, but there are 1 to add columns to; pass what was read from this file,"
                        + " in its order");
        assertThatThrownBy(() -> Csv.file(in).writeTo(out, List.of("doubled"), List.of(12, 3, 4), CsvCopyTest::doubled))
                .hasMessageContaining("has 2 rows, but there are 3");
        assertThat(out).hasContent("old");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aRowWithAnotherNumberOfTextsIsNamed() throws IOException {
        Files.writeString(in, "tenure\n12\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.file(in).writeTo(out, List.of("a", "b"), List.of(12), CsvCopyTest::doubled))
                .withMessage("each row needs 2 texts, for [a, b], but row 0 has 1: [24]");
        assertThat(out).doesNotExist();
    }

    @Test
    void aColumnIsNotAddedTwice() throws IOException {
        Files.writeString(in, "tenure\n12\n");

        assertThatThrownBy(() -> Csv.file(in).writeTo(out, List.of("tenure"), List.of(12), CsvCopyTest::doubled))
                .hasMessage(in + ": has a column \"tenure\" already; rename it in the file, or the added one");
    }

    @Test
    void theFileThatIsReadIsNotOverwritten() throws IOException {
        Files.writeString(in, "tenure\n12\n");

        assertThatThrownBy(() -> Csv.file(in).writeTo(in, List.of("doubled"), List.of(12), CsvCopyTest::doubled))
                .hasMessage(in + ": is the file that is read; name another one for the copy");
    }

    @Test
    void aDirectoryThatDoesNotExistIsNamed() throws IOException {
        Files.writeString(in, "tenure\n12\n");
        Path lost = directory.resolve("none").resolve("out.csv");

        assertThatThrownBy(() -> Csv.file(in).writeTo(lost, List.of("doubled"), List.of(12), CsvCopyTest::doubled))
                .isInstanceOf(DataFileException.class)
                .hasMessageStartingWith(lost + ": cannot be written: the directory ");
    }

    @Test
    void aTextThatTheCharsetLacksIsReported() throws IOException {
        Files.writeString(in, "tenure\n12\n");
        Csv csv = Csv.file(in).charset(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> csv.writeTo(out, List.of("price"), List.of(12), tenure -> List.of("12 €")))
                .hasMessage(out + ": cannot be written: a text has characters that US-ASCII, the charset of the file"
                        + " that is read, does not have");
        assertThat(out).doesNotExist();
    }

    @Test
    void textCanBeCopiedToo() {
        Csv.of("in", new StringReader("tenure\n12\n"))
                .writeTo(out, List.of("doubled"), List.of(12), CsvCopyTest::doubled);

        assertThat(out).hasContent("tenure,doubled\n12,24\n");
    }
}
