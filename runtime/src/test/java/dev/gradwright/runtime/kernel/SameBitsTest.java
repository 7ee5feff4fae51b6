package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic gives the same bits with any number of threads, at any vector length, and in both fast tiers. */
class SameBitsTest {
    @ParameterizedTest
    @EnumSource(names = {"PORTABLE", "VECTOR"})
    void threadsChangeNoBit(KernelTier tier) {
        Kernels alone = Samples.kernels(tier);
        alone.useThreads(1);
        for (int threads : new int[] {2, 3, 7}) {
            Kernels together = Samples.kernels(tier);
            together.useThreads(threads);

            assertThat(KernelResults.of(together)).as("%d threads", threads).isEqualTo(KernelResults.of(alone));
        }
    }

    @Test
    void theTiersAgree() {
        assumeTrue(FusedMultiplyAdd.isInHardware(), "the tiers round alike only where multiply-adds are fused");

        assertThat(KernelResults.of(Samples.kernels(KernelTier.VECTOR)))
                .isEqualTo(KernelResults.of(Samples.kernels(KernelTier.PORTABLE)));
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {16, 32, 64})
    void theLengthOfVectorsChangesNoBit(int bytes) throws IOException {
        assumeTrue(VectorProvider.isPresent(), "needs " + VectorProvider.FLAG);

        assertThat(printedWithVectorsOf(bytes)).isEqualTo(printedHere());
    }

    private static List<String> printedHere() {
        return KernelResults.of(Samples.kernels(KernelTier.VECTOR)).entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static List<String> printedWithVectorsOf(int bytes) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:MaxVectorSize=" + bytes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KernelResults.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(output.split("\\R"))
                .filter(line -> line.contains("Shape"))
                .toList();
    }
}
