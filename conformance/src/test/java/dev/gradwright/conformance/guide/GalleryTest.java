package dev.gradwright.conformance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages that link to the gallery. {@code ExamplesTest} compares its generated classes. */
class GalleryTest {
    @Test
    void theIndexLinksToEveryFile() {
        assertThat(Page.gallery().targets())
                .containsAll(Example.gallery().stream().map(Example::directory).toList())
                .containsAll(Example.gallery().stream()
                        .flatMap(example -> example.generatedFiles().stream())
                        .toList());
    }

    /** The excerpts of generated code in the README are compared with the gallery, so its network must be there. */
    @Test
    void theNetworkOfTheReadmeIsInTheGallery() throws IOException {
        assertThat(Page.readme().text())
                .contains("```java\n" + Files.readString(Example.GALLERY.resolve(Path.of("Clothes", "Clothes.java")))
                        + "```");
    }
}
