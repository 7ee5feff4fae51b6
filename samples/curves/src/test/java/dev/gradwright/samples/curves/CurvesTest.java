package dev.gradwright.samples.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.kernel.KernelTier;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CurvesTest {
    private static final Path GUIDE = Path.of("..", "..", "docs", "guide");
    private static final StringWriter OUT = new StringWriter();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void draw() {
        assumeTrue(hasFonts(), "this machine has no fonts to write titles with");
        int code = Curves.commandLine().setOut(new PrintWriter(OUT, true)).execute("--out", directory.toString());
        assertThat(code).isZero();
    }

    private static boolean hasFonts() {
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0;
        } catch (InternalError | LinkageError e) {
            return false;
        }
    }

    @Test
    void printsThePicturesAndTheirDirectory() {
        assertThat(OUT.toString().lines().map(String::strip))
                .containsAll(names(directory))
                .last()
                .isEqualTo("They are in " + directory);
    }

    @Test
    void drawsIntoTargetByDefault() {
        CommandLine commandLine = Curves.commandLine();

        commandLine.parseArgs();

        assertThat(commandLine.getCommandSpec().findOption("--out").<Path>getValue())
                .isEqualTo(Path.of(System.getProperty("sample.directory", "."), "target", "images"));
    }

    @Test
    void noPictureIsBlank() throws IOException {
        for (Path file : files(directory)) {
            assertThat(colors(file)).as(file.getFileName().toString()).isGreaterThan(5);
        }
    }

    private static long colors(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    /** A picture that is no longer drawn would become outdated. */
    @Test
    void theGuideHasExactlyTheDrawnPictures() {
        assertThat(names(GUIDE.resolve("images"))).isEqualTo(names(directory));
    }

    @Test
    void thePagesShowEveryPicture() {
        String pages = files(GUIDE).stream()
                .filter(Files::isRegularFile)
                .map(CurvesTest::read)
                .collect(Collectors.joining());
        assertThat(names(directory)).allSatisfy(name -> assertThat(pages).contains("(images/" + name + ")"));
    }

    @Test
    void drawingIsReproducible() {
        assertThat(new InitializerCurves(KernelTier.PORTABLE.newKernels()).picture())
                .isEqualTo(new InitializerCurves(KernelTier.PORTABLE.newKernels()).picture());
    }

    private static List<String> names(Path directory) {
        return files(directory).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
