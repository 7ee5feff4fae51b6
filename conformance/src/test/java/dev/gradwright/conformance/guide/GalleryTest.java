package dev.gradwright.conformance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages that lead to the gallery. Its generated classes are compared by {@code ExamplesTest}. */
class GalleryTest {
    @Test
    void theIndexLinksToEveryFile() {
        assertThat(Page.gallery().targets())
                .containsAll(Example.gallery().stream().map(Example::directory).toList())
                .containsAll(Example.gallery().stream()
                        .flatMap(example -> example.generatedFiles().stream())
                        .toList());
    }

    /** So its excerpts of generated code, which are compared with what is generated, are those of the gallery. */
    @Test
    void theNetworkOfTheReadmeIsInTheGallery() throws IOException {
        assertThat(Page.readme().text())
                .contains("```java\n" + Files.readString(Example.GALLERY.resolve(Path.of("Clothes", "Clothes.java")))
                        + "```");
    }
}
