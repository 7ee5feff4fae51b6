package dev.gradwright.processor.expand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.declaration.AttributeValue;
import dev.gradwright.processor.declaration.Constant;
import dev.gradwright.processor.lower.SpecBuilder;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private final Sources sources =
            new Sources(List.of("stem", "tower.0.stem", "tower.0.hidden", "tower.1.hidden", "hidden", "output"));

    @Test
    void aboveTheFirstLayerIsTheInput() {
        assertThat(sources.above("stem")).isEmpty();
        assertThat(sources.above("tower.0.stem")).isEqualTo("stem");
        assertThat(sources.above("output")).isEqualTo("hidden");
    }

    @Test
    void aBlockAndRepeatsStandForTheirLastLayer() {
        assertThat(read("output", "tower.0")).containsExactly("tower.0.hidden");
        assertThat(read("output", "tower")).containsExactly("tower.1.hidden");
    }

    @Test
    void aNameIsLookedUpInTheBlockOfTheLayerFirst() {
        assertThat(read("tower.0.hidden", "stem")).containsExactly("tower.0.stem");
        assertThat(read("output", "stem")).containsExactly("stem");
    }

    @Test
    void aNameThatTheBlockLacksIsLookedUpOutside() {
        assertThat(read("tower.1.hidden", "stem")).containsExactly("stem");
        assertThat(read("tower.1.hidden", "0.stem")).containsExactly("tower.0.stem");
    }

    @Test
    void aPathCanBeWrittenOut() {
        assertThat(read("output", "tower.0.hidden")).containsExactly("tower.0.hidden");
    }

    @Test
    void unknownNamesStayUnchanged() {
        assertThat(read("tower.0.hidden", "stern")).containsExactly("stern");
    }

    @Test
    void theInputIsTheNetworksEverywhere() {
        assertThat(read("tower.0.hidden", "")).containsExactly("");
    }

    private List<String> read(String path, String... from) {
        List<FlatAnnotation> annotations =
                Stream.of(from).map(SourcesTest::from).toList();
        return sources.named(path, annotations).orElseThrow().stream()
                .map(Valued::value)
                .toList();
    }

    private static FlatAnnotation from(String name) {
        AttributeValue value = new AttributeValue(new Constant.OfString(name), SpecBuilder.NOWHERE);
        return new FlatAnnotation(DslAnnotation.FROM, "@From", Map.of("value", value), 0, true, SpecBuilder.NOWHERE);
    }
}
