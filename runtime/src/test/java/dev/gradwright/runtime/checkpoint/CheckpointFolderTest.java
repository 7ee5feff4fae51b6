package dev.gradwright.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradwright.runtime.state.StateBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder of checkpoints keeps the newest ones, and says what is wrong with one that cannot be used. */
class CheckpointFolderTest {
    private static final Map<String, String> SETTINGS =
            Map.of("network", "hidden Dense\noutput \\ Dense", "epochs", "3");
    private static final String LAST = "step-000000030.checkpoint";

    @TempDir
    private Path directory;

    private Path folder() {
        return directory.resolve("new/run");
    }

    @Test
    void itIsCreatedAndKeepsTheNewest() throws IOException {
        try (LockedFolder folder = LockedFolder.of(folder(), 2)) {
            write(folder, 5, 20, 1000);
        }

        assertThat(folder())
                .isDirectoryNotContaining("glob:**.tmp")
                .isDirectoryContaining("glob:**/step-000000020.checkpoint")
                .isDirectoryContaining("glob:**/step-000001000.checkpoint")
                .isDirectoryNotContaining("glob:**/step-000000005.checkpoint");
    }

    @Test
    void theNewestIsReadAsItWasWritten() throws IOException {
        writeThree();

        Checkpoint newest = Objects.requireNonNull(CheckpointFolder.of(folder()).newest());

        assertThat(newest.file()).hasFileName(LAST);
        assertThat(newest.header()).isEqualTo(new CheckpointHeader(30, false, SETTINGS));
        assertThat(newest.state().values()).containsEntry("step", 30L);
        assertThat(newest.part("st").values()).containsOnlyKeys("ep");
    }

    @Test
    void anEmptyFolderHasNone() {
        LockedFolder.of(folder(), 3).close();

        assertThat(CheckpointFolder.of(folder()).newest()).isNull();
    }

    @Test
    void whatAKilledProgramHasNotFinishedIsDeleted() throws IOException {
        Files.createDirectories(folder());
        Files.createFile(folder().resolve(".gradwright-1234.tmp"));
        Path other = Files.createFile(folder().resolve("log.csv"));

        LockedFolder.of(folder(), 3).close();

        assertThat(folder().resolve(".gradwright-1234.tmp")).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void moreThanAreKeptAreDeletedWithTheNextWrite() throws IOException {
        writeThree();

        try (LockedFolder folder = LockedFolder.of(folder(), 1)) {
            write(folder, 40);
        }

        assertThat(CheckpointFolder.of(folder()).files())
                .singleElement()
                .isEqualTo(folder().toAbsolutePath().resolve("step-000000040.checkpoint"));
    }

    @Test
    void aFolderWithCheckpointsIsNotEmpty() throws IOException {
        writeThree();

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> CheckpointFolder.of(folder()).requireEmpty())
                .withMessage(
                        "the folder %s already holds 3 checkpoints; call resume() to continue that training, use another folder, or delete them",
                        folder());
    }

    @Test
    void aTruncatedFileIsRejectedAtAnyLength() throws IOException {
        writeThree();
        byte[] bytes = Files.readAllBytes(folder().resolve(LAST));
        for (int length = 0; length < bytes.length; length++) {
            Files.write(folder().resolve(LAST), Arrays.copyOf(bytes, length));
            assertRejected("truncated");
        }
    }

    @Test
    void aChangedByteIsFoundWhereverItIs() throws IOException {
        writeThree();
        byte[] bytes = Files.readAllBytes(folder().resolve(LAST));
        for (int i = 12; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x10;
            Files.write(folder().resolve(LAST), changed);
            assertRejected(LAST);
        }
    }

    @Test
    void bytesAtTheEndAreRejected() throws IOException {
        change(bytes -> Arrays.copyOf(bytes, bytes.length + 1));

        assertRejected("it is corrupt: its state is followed by other bytes");
    }

    @Test
    void aFileOfANewerVersionSaysSo() throws IOException {
        change(bytes -> {
            bytes[7] = 2;
            return bytes;
        });

        assertRejected(
                "it has the format 2, but this version of the library reads the format 1; it was written by a newer version of the library");
    }

    @Test
    void anotherFileSaysSo() throws IOException {
        change(bytes -> "{\"loss\": [1, 2]}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertRejected("it is not a checkpoint: it begins with the bytes 7b226c6f, not 47574350");
    }

    /** Its name would decide which one is the newest, and which ones are deleted. */
    @Test
    void aFileThatWasRenamedSaysSo() throws IOException {
        writeThree();
        Path last = folder().resolve(LAST);
        Files.copy(folder().resolve("step-000000010.checkpoint"), last, StandardCopyOption.REPLACE_EXISTING);

        assertRejected("it was renamed: its state is that after step 10.");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLinkToNowhereSaysSo() throws IOException {
        writeThree();
        Path last = folder().resolve(LAST);
        Files.delete(last);
        Files.createSymbolicLink(last, folder().resolve("unmounted/" + LAST));

        assertRejected("it is a symbolic link to a file that does not exist.");
    }

    @Test
    void aThreadThatIsInterruptedReadsIt() throws IOException {
        writeThree();
        Thread.currentThread().interrupt();

        Checkpoint newest = Objects.requireNonNull(CheckpointFolder.of(folder()).newest());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(newest.file()).hasFileName(LAST);
    }

    @Test
    void settingsMayHaveAnyCharacters() {
        CheckpointHeader header =
                new CheckpointHeader(7, true, Map.of("network", "a\r\nb\rc\\r = \\\n\u2028 \ud83d\ude00\n\n"));

        assertThat(CheckpointHeader.parse(header.text())).isEqualTo(header);
    }

    @Test
    void ifTheOneBeforeIsCorruptTooTheOneBeforeThatIsOffered() throws IOException {
        writeThree();
        Files.write(folder().resolve(LAST), new byte[3]);
        Files.write(folder().resolve("step-000000020.checkpoint"), new byte[3]);

        assertThatNewestThrows()
                .withMessageEndingWith("The checkpoint before it that can be used is step-000000010.checkpoint: delete "
                        + LAST + " and the others after that one to continue from there");
    }

    @Test
    void ifNoneCanBeUsedTheyAreToBeDeleted() throws IOException {
        try (LockedFolder folder = LockedFolder.of(folder(), 1)) {
            write(folder, 30);
        }
        Files.write(folder().resolve(LAST), new byte[3]);

        assertThatNewestThrows()
                .withMessageContaining(
                        "There is no other checkpoint that can be used: delete the folder's checkpoints to start again");
    }

    @Test
    void settingsThatDifferAreNamed() throws IOException {
        writeThree();
        Checkpoint newest = Objects.requireNonNull(CheckpointFolder.of(folder()).newest());

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> newest.requireSettings(
                        Map.of("network", "hidden Dense\noutput \\ Dense", "epochs", "5", "seed", "1")))
                .withMessageContainingAll(
                        LAST + " is a checkpoint of another training: ",
                        "epochs is \"5\" here, but \"3\" in the checkpoint",
                        "seed is \"1\" here, but not set in the checkpoint",
                        "Nothing was changed.");
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(
                        () -> newest.requireSettings(Map.of("network", "hidden Dense\noutput Dense", "epochs", "3")))
                .withMessageContaining("network is \"output Dense\" here, but \"output \\ Dense\" in the checkpoint");
    }

    @Test
    void aSecondTrainingOfTheSameProgramIsRefused() {
        try (LockedFolder first = LockedFolder.of(folder(), 3)) {
            assertThat(first.checkpoints().files()).isEmpty();
            assertThatExceptionOfType(CheckpointException.class)
                    .isThrownBy(() -> LockedFolder.of(directory.resolve("new/../new/run"), 3))
                    .withMessageContainingAll(
                            "another training of this program writes checkpoints into", "wait until it has ended");
        }

        LockedFolder.of(folder(), 3).close();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> LockedFolder.of(file, 3))
                .withMessage("%s cannot hold checkpoints, because it is no directory; name another", file);
    }

    @Test
    void aFolderThatIsNotThereHasNothingToRead() {
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> CheckpointFolder.of(folder()))
                .withMessage("there is no directory %s; name the one that Checkpoints.in was given", folder());
    }

    private void assertRejected(String reason) {
        assertThatNewestThrows()
                .withMessageContainingAll(
                        folder().resolve(LAST) + " cannot be used: ",
                        reason,
                        "Nothing was changed.",
                        "The checkpoint before it that can be used is step-000000020.checkpoint: delete " + LAST
                                + " to continue from there");
    }

    private ThrowableAssertAlternative<CheckpointException> assertThatNewestThrows() {
        return assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> CheckpointFolder.of(folder()).newest());
    }

    private void change(UnaryOperator<byte[]> change) throws IOException {
        writeThree();
        Path last = folder().resolve(LAST);
        Files.write(last, change.apply(Files.readAllBytes(last)));
    }

    private void writeThree() throws IOException {
        try (LockedFolder folder = LockedFolder.of(folder(), 3)) {
            write(folder, 10, 20, 30);
        }
    }

    private static void write(LockedFolder folder, long... steps) throws IOException {
        for (long step : steps) {
            StateBuffer state = new StateBuffer();
            state.capture(visitor -> {
                long ignored = visitor.visit("step", step);
                visitor.visit("values", new float[] {step});
            });
            folder.write(new CheckpointHeader(step, false, SETTINGS), state);
        }
    }
}
