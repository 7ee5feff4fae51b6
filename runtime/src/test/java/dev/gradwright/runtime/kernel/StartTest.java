package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kernels a JVM chooses when it starts, and what it logs. Each test starts a JVM. */
class StartTest {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";
    private static final String LOG = "WARNING Gradwright runs portable kernels, not the faster vector kernels: ";

    @TempDir
    private Path directory;

    /** Prints the tier of this JVM. */
    static final class Main {
        private Main() {}

        public static void main(String[] args) {
            System.out.print(KernelTier.active());
        }
    }

    @BeforeEach
    void vectorsAreFastOnThisMachine() {
        assumeTrue(VectorProvider.obstacle() == null);
    }

    @Test
    void withTheModuleVectorKernelsRunAndNothingIsLogged() throws Exception {
        ChildJvm jvm = start(MODULE);
        assertThat(jvm.output()).isEqualTo("VECTOR");
        assertThat(jvm.errors()).isEmpty();
    }

    @Test
    void withoutTheModuleOneLineNamesTheFlag() throws Exception {
        ChildJvm jvm = start();
        assertThat(jvm.output()).isEqualTo("PORTABLE");
        assertThat(jvm.errors()).containsExactly(LOG + "start the JVM with --add-modules jdk.incubator.vector");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=3", "-Xint", "-XX:CompilationMode=quick-only"})
    void withoutC2PortableKernelsRunAndOneLineNamesTheFlagToLeaveOut(String flag) throws Exception {
        ChildJvm jvm = start(MODULE, flag);
        assertThat(jvm.output()).isEqualTo("PORTABLE");
        assertThat(jvm.errors()).singleElement().asString().startsWith(LOG).contains("leave out " + flag);
    }

    @Test
    void withoutModuleAndC2OneLineNamesBoth() throws Exception {
        assertThat(start("-XX:TieredStopAtLevel=1").errors())
                .singleElement()
                .asString()
                .contains("--add-modules jdk.incubator.vector", "leave out -XX:TieredStopAtLevel=1");
    }

    @Test
    void requestedVectorKernelsRunWithoutC2() throws Exception {
        ChildJvm jvm = start(MODULE, "-XX:TieredStopAtLevel=1", "-Dgradwright.kernels=vector");
        assertThat(jvm.output()).isEqualTo("VECTOR");
        assertThat(jvm.errors()).isEmpty();
    }

    @Test
    void requestedPortableKernelsLogNothing() throws Exception {
        ChildJvm jvm = start("-Dgradwright.kernels=portable");
        assertThat(jvm.output()).isEqualTo("PORTABLE");
        assertThat(jvm.errors()).isEmpty();
    }

    private ChildJvm start(String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Djava.util.logging.SimpleFormatter.format=%4$s %5$s%n");
        return ChildJvm.run(directory, Main.class, all);
    }
}
