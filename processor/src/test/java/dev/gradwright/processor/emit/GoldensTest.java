package dev.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact text of generated classes. {@code -Dgoldens.update=true} writes it anew, to be read in the diff. */
class GoldensTest {
    private static final Path GOLDENS = Path.of("src", "test", "resources", "goldens");
    private static final boolean UPDATE = Boolean.getBoolean("goldens.update");

    @ParameterizedTest
    @MethodSource("dev.gradwright.processor.emit.Golden#all")
    void theTextIsTheGolden(Golden golden) throws IOException {
        for (SourceFile file : NetworkSources.of(golden.spec())) {
            Path path = GOLDENS.resolve(golden.directory()).resolve(file.simpleName() + ".java");
            if (UPDATE) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.text());
            }
            assertThat(path).hasContent(file.text());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.processor.emit.Golden#all")
    void theSameSpecGivesTheSameText(Golden golden) {
        assertThat(NetworkSources.of(golden.spec())).isEqualTo(NetworkSources.of(golden.spec()));
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.processor.emit.Golden#all")
    void theTextFitsThePage(Golden golden) {
        assertThat(NetworkSources.of(golden.spec()))
                .flatMap(file -> file.text().lines().toList())
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(120)
                        .doesNotContain("\t")
                        .doesNotMatch(".*\\s"));
    }
}
