package dev.gradwright.runtime.kernel.vector.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed tiles are those of the generator. {@code -Dtiles.update=true} writes them. */
class TileSourcesTest {
    private static final Path KERNELS =
            Path.of("src", "main", "java", "dev", "gradwright", "runtime", "kernel", "vector");
    private static final boolean UPDATE = Boolean.getBoolean("tiles.update");

    static Set<String> files() {
        return TileSources.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileIsTheOutputOfTheGenerator(String name) throws IOException {
        Path file = KERNELS.resolve(name);
        String text = TileSources.all().get(name);
        if (UPDATE) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }
}
