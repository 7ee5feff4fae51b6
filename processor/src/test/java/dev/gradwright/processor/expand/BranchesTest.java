package dev.gradwright.processor.expand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The layers that each layer reads. */
class BranchesTest {
    private static final String RESIDUAL = """

            @Block interface Residual {
                @Flatten Layer start();
                @Dense(units = 8) DenseLayer change();
                @Add({"start", "change"}) Layer sum();
            }
            """;

    @Test
    void aLayerReadsTheOneAboveItUnlessItSaysOtherwise() {
        assertThat(sourcesOf("""
                        @Dense(units = 8) DenseLayer deep();
                        @Dense(units = 8) DenseLayer deeper();
                        @From("deep") @Dense(units = 8) DenseLayer wide();
                        @From("") @Dense(units = 8) DenseLayer wider();
                        @Add({"deeper", "wide", "deeper"}) Layer sum();
                        @Concat({"sum", "", "wider"}) Layer joined();
                        @Dense(units = 1) DenseLayer output();
                        """, ""))
                .containsExactly(
                        List.of(""),
                        List.of("deep"),
                        List.of("deep"),
                        List.of(""),
                        List.of("deeper", "wide", "deeper"),
                        List.of("sum", "", "wider"),
                        List.of("joined"));
    }

    @Test
    void aComposedAnnotationMaySayWhatIsRead() {
        assertThat(sourcesOf("""
                        @Dense(units = 8) DenseLayer deep();
                        @Wide(3) DenseLayer wide();
                        @Both Layer joined();
                        """, """

                        @From("") @Dense(units = 0)
                        @interface Wide { @Alias(annotation = Dense.class, attribute = "units") int value(); }
                        @Concat({"deep", "wide"}) @interface Both {}
                        """)).containsExactly(List.of(""), List.of(""), List.of("deep", "wide"));
    }

    @Test
    void theLayersOfABlockReadEachOther() {
        assertThat(sourcesOf("""
                        @Dense(units = 8) DenseLayer start();
                        @Repeat(2) java.util.List<Residual> tower();
                        @Dense(units = 1) DenseLayer output();
                        """, RESIDUAL))
                .containsExactly(
                        List.of(""),
                        List.of("start"),
                        List.of("tower.0.start"),
                        List.of("tower.0.start", "tower.0.change"),
                        List.of("tower.0.sum"),
                        List.of("tower.1.start"),
                        List.of("tower.1.start", "tower.1.change"),
                        List.of("tower.1.sum"));
    }

    @Test
    void aBlockMayReadAnotherLayerThanTheOneAboveIt() {
        assertThat(sourcesOf("""
                        Residual deep();
                        @From("") Residual wide();
                        @Concat({"deep", "wide"}) Layer joined();
                        @Dense(units = 1) DenseLayer output();
                        """, RESIDUAL))
                .containsExactly(
                        List.of(""),
                        List.of("deep.start"),
                        List.of("deep.start", "deep.change"),
                        List.of(""),
                        List.of("wide.start"),
                        List.of("wide.start", "wide.change"),
                        List.of("deep.sum", "wide.sum"),
                        List.of("joined"));
    }

    @Test
    void whatABlockReadsGoesToTheFirstLayerOfABlockInIt() {
        assertThat(sourcesOf("""
                        @Dense(units = 8) DenseLayer stem();
                        @Dense(units = 8) DenseLayer other();
                        @From("stem") Outer outer();
                        @Add({"other", "outer"}) Layer sum();
                        """, "@Block interface Outer { Residual inner(); }" + RESIDUAL))
                .contains(List.of("stem"), List.of("other", "outer.inner.sum"))
                .element(2)
                .isEqualTo(List.of("stem"));
    }

    @Test
    void onlyTheFirstOfRepeatsReadsAnotherLayer() {
        assertThat(sourcesOf("""
                        @Dense(units = 8) DenseLayer stem();
                        @Dense(units = 8) DenseLayer deep();
                        @Repeat(3) @From("stem") @Dense(units = 8) java.util.List<DenseLayer> wide();
                        @Add({"deep", "wide"}) Layer sum();
                        """, ""))
                .containsExactly(
                        List.of(""),
                        List.of("stem"),
                        List.of("stem"),
                        List.of("wide.0"),
                        List.of("wide.1"),
                        List.of("deep", "wide.2"));
    }

    @Test
    void onlyTheFirstOfRepeatedBlocksReadsAnotherLayer() {
        assertThat(sourcesOf("""
                        @Dense(units = 8) DenseLayer stem();
                        @Dense(units = 8) DenseLayer deep();
                        @Repeat(2) @From("stem") java.util.List<Residual> wide();
                        @Add({"deep", "wide"}) Layer sum();
                        """, RESIDUAL))
                .containsExactly(
                        List.of(""),
                        List.of("stem"),
                        List.of("stem"),
                        List.of("wide.0.start"),
                        List.of("wide.0.start", "wide.0.change"),
                        List.of("wide.0.sum"),
                        List.of("wide.1.start"),
                        List.of("wide.1.start", "wide.1.change"),
                        List.of("deep", "wide.1.sum"));
    }

    private static List<List<String>> sourcesOf(String methods, String types) {
        NetworkSpec network =
                Compiled.of(MarkedSpec.layers(methods).and(types).source()).network();
        return network.layers().stream().map(layer -> layer.sources()).toList();
    }
}
