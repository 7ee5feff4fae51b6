package dev.gradwright.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.gradwright.runtime.SoftmaxRegression;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir
    private Path directory;

    private static final String METADATA = "{\"__metadata__\":{\"format\":\"gradwright\",\"version\":\"1\","
            + "\"fingerprint\":\"softmax-regression-2-3\"},";

    private final SoftmaxRegression saved = new SoftmaxRegression(2, 3);
    private final SoftmaxRegression loaded = new SoftmaxRegression(2, 3);
    private Path file;

    @BeforeEach
    void save() {
        file = directory.resolve("model.safetensors");
        saved.output().setWeights(new FMatrixRMaj(new float[][] {{1, 2, 3}, {4, 5, 6}}));
        saved.output().setBias(new FMatrixRMaj(new float[][] {{7, 8, 9}}));
        ModelFile.save(saved, file);
    }

    @Test
    void loadsWhatWasSaved() {
        ModelFile.load(loaded, file);

        assertThat(loaded.output().weights().data).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(loaded.output().bias().data).containsExactly(7, 8, 9);
    }

    @Test
    void anInterruptedThreadLoadsIt() {
        Thread.currentThread().interrupt();

        ModelFile.load(loaded, file);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(loaded.output().bias().data).containsExactly(7, 8, 9);
    }

    @Test
    void isSafetensors() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        byte[] header = new byte[length];
        bytes.get(header);

        assertThat(length % 8).isZero();
        assertThat(new String(header, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"__metadata__\":{\"format\":\"gradwright\",\"version\":\"1\","
                        + "\"fingerprint\":\"softmax-regression-2-3\"},"
                        + "\"output.weights\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                        + "\"output.bias\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[24,36]}}");
        assertThat(bytes.remaining()).isEqualTo(36);
        assertThat(bytes.getFloat()).isEqualTo(1);
    }

    @Test
    void replacesAnOlderFileAndLeavesNothingBeside() throws IOException {
        saved.output().setBias(new FMatrixRMaj(new float[][] {{-1, -2, -3}}));
        ModelFile.save(saved, file);

        ModelFile.load(loaded, file);

        assertThat(loaded.output().bias().data).containsExactly(-1, -2, -3);
        assertThat(files()).containsExactly(file);
    }

    @Test
    void aFailureLeavesTheOlderFile() throws IOException {
        byte[] before = Files.readAllBytes(file);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(ByteBuffer.allocate(100));
                    throw new IOException("disk full");
                }))
                .withMessage("disk full");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(files()).containsExactly(file);
    }

    @Test
    void namesADirectoryThatIsMissing() {
        Path nowhere = directory.resolve("nowhere").resolve("model.safetensors");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.save(saved, nowhere))
                .withMessage(nowhere + ": cannot be written: the directory " + directory.resolve("nowhere")
                        + " does not exist; create it first");
    }

    @Test
    void rejectsADirectory() {
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.save(saved, directory))
                .withMessage(directory + ": cannot be written: it is a directory; name a file in it");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void rejectsADevice() {
        Path device = Path.of("/dev/null");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.save(saved, device))
                .withMessage(device + ": cannot be written: it is a device or a pipe; name a regular file");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void replacesTheFileThatASymbolicLinkLeadsTo() throws IOException {
        Path link = directory.resolve("latest");
        Files.createSymbolicLink(link, directory.resolve("model.safetensors").getFileName());
        saved.output().setBias(new FMatrixRMaj(new float[][] {{-1, -2, -3}}));

        ModelFile.save(saved, link);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        ModelFile.load(loaded, file);
        assertThat(loaded.output().bias().data).containsExactly(-1, -2, -3);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void keepsThePermissionsOfTheOlderFile() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        ModelFile.save(saved, file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }

    /** Users can give files only to groups of which they are members; the superuser can give them to any group. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void keepsTheGroupOfTheOlderFile() throws IOException {
        GroupPrincipal group = anotherGroup();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        ModelFile.save(saved, file);

        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        assertThat(attributes.group()).isEqualTo(group);
        assertThat(PosixFilePermissions.toString(attributes.permissions())).isEqualTo("rw-rw----");
    }

    private GroupPrincipal anotherGroup() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            view.setGroup(
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("users"));
        } catch (IOException e) {
            abort("needs a user who can give files to the group users");
        }
        return view.readAttributes().group();
    }

    @Test
    void acceptsAnyFileNameThatTheSystemAccepts() {
        Path longName = directory.resolve("m".repeat(255));

        ModelFile.save(saved, longName);
        ModelFile.load(loaded, longName);

        assertThat(loaded.output().bias().data).containsExactly(7, 8, 9);
    }

    @Test
    void deletesAbandonedTemporaryFilesButNotRecentOnes() throws IOException {
        Path abandoned = Files.createFile(directory.resolve(".gradwright-0.tmp"));
        Path young = Files.createFile(directory.resolve(".gradwright-1.tmp"));
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        ModelFile.save(saved, file);

        assertThat(files()).containsExactlyInAnyOrder(file, young);
    }

    /** Nonempty directories represent files that the system refuses to delete. */
    @Test
    void aFileThatCannotBeDeletedDoesNotPreventOthersFromBeingDeleted() throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        List<Path> undeletable = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Files.setLastModifiedTime(Files.createFile(directory.resolve(".gradwright-" + i + ".tmp")), old);
            Path full = Files.createDirectory(directory.resolve(".gradwright-full-" + i + ".tmp"));
            Files.createFile(full.resolve("file"));
            Files.setLastModifiedTime(full, old);
            undeletable.add(full);
        }
        undeletable.add(file);

        ModelFile.save(saved, file);

        assertThat(files()).containsExactlyInAnyOrderElementsOf(undeletable);
    }

    @Test
    void namesAMissingFile() {
        Path missing = directory.resolve("missing");
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.load(loaded, missing))
                .withMessage(missing + ": there is no such file");
    }

    @Test
    void recognizesTruncationAtAnyLength() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            requireFailure(length < 8 ? "not a safetensors file" : "truncated");
        }
    }

    @Test
    void recognizesTrailingBytes() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        requireFailure("corrupt: 36 bytes of values should follow the header, but 37 do");
    }

    @Test
    void recognizesAnotherFormat() throws IOException {
        Files.writeString(file, "PK: this is a zip file, or something else of that kind");
        requireFailure("not a model file of this network: its header has ");
    }

    @Test
    void recognizesACorruptHeader() throws IOException {
        write("{\"output.weights\": {\"dtype\": ]}", new byte[0]);
        requireFailure("corrupt header: ");
    }

    @Test
    void recognizesTensorsThatOverlap() throws IOException {
        write(header("[2,3]", "[0,24]", "[1,3]", "[12,24]"), new byte[24]);
        requireFailure("corrupt header: tensor output.bias lies from 12 to 24, but should begin at 24");
    }

    @Test
    void recognizesOffsetsThatDoNotFitTheShape() throws IOException {
        write(header("[2,3]", "[0,20]", "[1,3]", "[20,32]"), new byte[32]);
        requireFailure("corrupt header: tensor output.weights of 2 x 3 takes 24 bytes, but 20 are reserved");
    }

    @Test
    void recognizesDuplicateNames() throws IOException {
        write("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,0]},\"a\":{}}", new byte[0]);
        requireFailure("corrupt header: Duplicate key \"a\"");
    }

    @Test
    void recognizesAnotherType() throws IOException {
        write(header("[2,3]", "[0,24]", "[1,3]", "[24,36]").replace("F32", "I32"), new byte[36]);
        requireFailure("comes from another network: its tensor output.weights is of type I32, but must be F32");
    }

    @Test
    void recognizesValuesThatAreNotFinite() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putFloat(whole.length - 4, Float.NaN);
        Files.write(file, whole);
        requireFailure("corrupt: output.bias must be finite, but row 0, column 2 is NaN");
    }

    @Test
    void namesTheFirstTensorThatDiffers() {
        SoftmaxRegression wider = new SoftmaxRegression(2, 4);
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.load(wider, file))
                .withMessage(file + ": comes from another network: its tensor output.weights is 2 x 3,"
                        + " but in the network 2 x 4");
    }

    @Test
    void namesBothFingerprints() throws IOException {
        String json = header("[2,3]", "[0,24]", "[1,3]", "[24,36]").replace("softmax-regression-2-3", "other");
        write(json, new byte[36]);
        requireFailure("comes from another network: its fingerprint is other,"
                + " that of the network softmax-regression-2-3");
    }

    @Test
    void namesATensorThatIsMissing() throws IOException {
        write(METADATA.substring(0, METADATA.length() - 1) + "}", new byte[0]);
        requireFailure("comes from another network: it has no tensor output.weights, which in the network is 2 x 3");
    }

    @Test
    void rejectsAnotherFormatByName() throws IOException {
        String json = header("[2,3]", "[0,24]", "[1,3]", "[24,36]");
        write(json.replace("\"format\":\"gradwright\"", "\"format\":\"pt\""), new byte[36]);
        requireFailure("was not written by save(): its format is pt, but must be gradwright");
        write(json.replace("\"version\":\"1\"", "\"version\":\"2\""), new byte[36]);
        requireFailure("is of version 2 of the format, but this version of Gradwright reads 1");
    }

    @Test
    void aHeaderFarLongerThanThatOfTheNetworkIsNotRead() throws IOException {
        write(METADATA + "\"a\":" + " ".repeat(300_000) + "{}}", new byte[0]);
        requireFailure("not a model file of this network: its header has 300");
    }

    @Test
    void longTextsOfAFileAreShortenedInMessages() throws IOException {
        String longName = "a".repeat(100_000);
        List<String> headers = List.of(
                METADATA + "\"" + longName + "\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[1,0]}}",
                METADATA + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"" + longName + "\":[0,0]}}",
                METADATA + "\"a\":{\"dtype\":\"F32\",\"shape\":[\"" + longName + "\"],\"data_offsets\":[0,0]}}",
                METADATA + "\"" + longName + "\": oops}",
                METADATA.replace("gradwright", longName)
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,0]}}",
                header("[2,3" + ",1".repeat(50_000) + "]", "[0,24]", "[1,3]", "[24,36]"),
                header("[2,3]", "[0,24]", "[1,3]", "[24,36]").replace("F32", longName),
                header("[2,3]", "[0,24]", "[1,3]", "[24,36]").replace("softmax-regression-2-3", longName));
        for (String header : headers) {
            write(header, new byte[header.contains("[24,36]") ? 36 : 0]);
            assertThatExceptionOfType(ModelFileException.class)
                    .isThrownBy(() -> ModelFile.load(loaded, file))
                    .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(1000));
        }
    }

    /** Nothing is set if anything is wrong. */
    private void requireFailure(String reason) {
        float[] before = loaded.output().weights().data;
        assertThatExceptionOfType(ModelFileException.class)
                .isThrownBy(() -> ModelFile.load(loaded, file))
                .withMessageStartingWith(file + ": " + reason);
        assertThat(loaded.output().weights().data).isEqualTo(before);
    }

    private static String header(String weights, String weightsOffsets, String bias, String biasOffsets) {
        return METADATA + "\"output.weights\":{\"dtype\":\"F32\",\"shape\":" + weights + ",\"data_offsets\":"
                + weightsOffsets + "},\"output.bias\":{\"dtype\":\"F32\",\"shape\":" + bias + ",\"data_offsets\":"
                + biasOffsets + "}}";
    }

    private void write(String header, byte[] values) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + json.length + values.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json)
                        .put(values)
                        .array());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
