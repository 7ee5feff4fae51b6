package dev.gradwright.runtime.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.search.TrialResult.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchFileTest {
    private static final Trial TRIAL = new Trial(3, Map.of("learningRate", 3.1e-4), 64, 99);
    private static final TrialResult RESULT = new TrialResult(TRIAL, Status.COMPLETE, 9, 0.1f, 1.5);

    private final Map<String, Object> search = new LinkedHashMap<>();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void describeSearch() {
        file = directory.resolve("search.jsonl");
        search.put("network", "Clothes");
        search.put("search", List.of("learningRate log-uniform from 1.0E-4 to 0.1"));
        search.put("seed", 42L);
    }

    @Test
    void theFileIsReadable() throws IOException {
        SearchFile.open(file, search).add(1, RESULT);

        assertThat(Files.readString(file)).isEqualTo("""
                {"network":"Clothes","search":["learningRate log-uniform from 1.0E-4 to 0.1"],"seed":42}
                {"rung":1,"trial":3,"settings":{"learningRate":3.1E-4},"batchSize":64,"status":"COMPLETE","epochs":9,"value":0.1,"seconds":1.5}
                """);
    }

    @Test
    void resultsAreFoundAgain() {
        TrialResult diverged = new TrialResult(TRIAL, Status.DIVERGED, 2, Float.NaN, 1);
        SearchFile written = SearchFile.open(file, search);
        written.add(0, RESULT);
        written.add(1, diverged);

        SearchFile read = SearchFile.open(file, search);

        assertThat(read.find(0, TRIAL)).isEqualTo(RESULT);
        assertThat(read.find(1, TRIAL)).isEqualTo(diverged);
        assertThat(read.find(2, TRIAL)).isNull();
    }

    @Test
    void aTornLastLineIsRemoved() throws IOException {
        SearchFile.open(file, search).add(0, RESULT);
        String whole = Files.readString(file);
        Files.writeString(file, whole + whole.substring(whole.length() - 30, whole.length() - 3));

        SearchFile read = SearchFile.open(file, search);
        read.add(1, RESULT);

        assertThat(read.find(0, TRIAL)).isEqualTo(RESULT);
        assertThat(Files.readAllLines(file)).hasSize(3).startsWith(whole.split("\n", -1)[0]);
        assertThat(SearchFile.open(file, search).find(1, TRIAL)).isEqualTo(RESULT);
    }

    @Test
    void aTornFirstLineIsWrittenAgain() throws IOException {
        Files.writeString(file, "{\"network\":\"Clo");

        SearchFile.open(file, search).add(0, RESULT);

        assertThat(SearchFile.open(file, search).find(0, TRIAL)).isEqualTo(RESULT);
    }

    @Test
    void aFileOfAnotherSearchIsRefused() throws IOException {
        SearchFile.open(file, search);
        String before = Files.readString(file);
        search.put("seed", 43L);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchFile.open(file, search))
                .withMessage("cannot resume from " + file + ", because it is of another search: seed is 42 in the file,"
                        + " but 43 here; name another file, or delete this one");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aFileOfAnotherKindIsRefusedAndStaysAsItIs() throws IOException {
        Files.writeString(file, "my notes");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchFile.open(file, search))
                .withMessageContaining("its first line does not describe a search");
        assertThat(file).hasContent("my notes");
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        SearchFile.open(file, search);
        Files.writeString(file, Files.readString(file) + "rung 1\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchFile.open(file, search))
                .withMessageContaining("line 2 is not a JSON object");
    }

    @Test
    void aMissingDirectoryIsAnError() {
        Path missing = directory.resolve("missing").resolve("search.jsonl");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SearchFile.open(missing, search))
                .withMessageStartingWith("cannot read or write the search " + missing);
    }
}
