package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic gives the same bits with any number of threads, at any vector length, and in both fast tiers. */
class SameBitsTest {
    @TempDir
    private Path directory;

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
    void theLengthOfVectorsChangesNoBit(int bytes) throws IOException, InterruptedException {
        assumeTrue(VectorProvider.isPresent(), "needs " + VectorProvider.FLAG);

        assertThat(printedWithVectorsOf(bytes)).isEqualTo(printedHere());
    }

    private static List<String> printedHere() {
        return KernelResults.of(Samples.kernels(KernelTier.VECTOR)).entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private List<String> printedWithVectorsOf(int bytes) throws IOException, InterruptedException {
        List<String> options = List.of("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=" + bytes);
        String output = ChildJvm.run(directory, KernelResults.class, options).output();
        return Stream.of(output.split("\\R"))
                .filter(line -> line.contains("Shape"))
                .toList();
    }
}
