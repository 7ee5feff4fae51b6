package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kernels a JVM chooses when it starts, and what it logs: each test starts one. */
class StartTest {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";
    private static final String LOG = "WARNING Gradwright runs portable kernels, not the faster vector kernels: ";

    @TempDir
    private Path directory;

    /** What a JVM printed; the warning about the incubator module is left out. */
    private record Start(String tier, List<String> errors) {}

    /** Prints the tier of this JVM. */
    static final class Main {
        private Main() {}

        public static void main(String[] args) {
            System.out.print(KernelTier.active());
        }
    }

    @BeforeEach
    void vectorsAreFastOnThisMachine() {
        assumeTrue(VectorProvider.isFast());
    }

    @Test
    void withTheModuleVectorKernelsRunAndNothingIsLogged() throws Exception {
        Start start = start(MODULE);
        assertThat(start.tier()).isEqualTo("VECTOR");
        assertThat(start.errors()).isEmpty();
    }

    @Test
    void withoutTheModuleOneLineNamesTheFlag() throws Exception {
        Start start = start();
        assertThat(start.tier()).isEqualTo("PORTABLE");
        assertThat(start.errors()).containsExactly(LOG + "start the JVM with --add-modules jdk.incubator.vector");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=3", "-Xint", "-XX:CompilationMode=quick-only"})
    void withoutC2PortableKernelsRunAndOneLineNamesTheFlagToLeaveOut(String flag) throws Exception {
        Start start = start(MODULE, flag);
        assertThat(start.tier()).isEqualTo("PORTABLE");
        assertThat(start.errors()).singleElement().asString().startsWith(LOG).contains("leave out " + flag);
    }

    @Test
    void withoutEitherOneLineNamesBoth() throws Exception {
        assertThat(start("-XX:TieredStopAtLevel=1").errors())
                .singleElement()
                .asString()
                .contains("--add-modules jdk.incubator.vector", "leave out -XX:TieredStopAtLevel=1");
    }

    @Test
    void vectorKernelsThatAreAskedForRunWithoutC2() throws Exception {
        Start start = start(MODULE, "-XX:TieredStopAtLevel=1", "-Dgradwright.kernels=vector");
        assertThat(start.tier()).isEqualTo("VECTOR");
        assertThat(start.errors()).isEmpty();
    }

    @Test
    void portableKernelsThatAreAskedForLogNothing() throws Exception {
        Start start = start("-Dgradwright.kernels=portable");
        assertThat(start.tier()).isEqualTo("PORTABLE");
        assertThat(start.errors()).isEmpty();
    }

    private Start start(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-Djava.util.logging.SimpleFormatter.format=%4$s %5$s%n");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        return new Start(
                Files.readString(output),
                Files.readAllLines(errors).stream()
                        .filter(line -> !line.contains("Using incubator modules"))
                        .toList());
    }
}
