package dev.gradwright.processor.expand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layers of blocks and repeats, and their order. */
class BlocksTest {
    private static final String HIDDEN = """
            @Block interface Hidden {
                @Dense(units = 3, bias = false) Layer dense();
                @BatchNorm BatchNormLayer norm();
            }
            """;

    @Test
    void aBlockInsertsItsLayersInPlace() {
        assertThat(layersOf("""
                        @Flatten Layer first();
                        Hidden hidden();
                        @Dense(units = 1) DenseLayer output();
                        """, HIDDEN)).containsExactly("first", "hidden.dense", "hidden.norm", "output");
    }

    @Test
    void repeatsCountFromZero() {
        assertThat(layersOf("""
                        @Repeat(2) List<Hidden> tower();
                        @Repeat(3) @Dense(units = 1) List<DenseLayer> outputs();
                        """, HIDDEN))
                .containsExactly(
                        "tower.0.dense",
                        "tower.0.norm",
                        "tower.1.dense",
                        "tower.1.norm",
                        "outputs.0",
                        "outputs.1",
                        "outputs.2");
    }

    @Test
    void blocksContainBlocks() {
        assertThat(layersOf("@Repeat(2) List<Floor> tower();", HIDDEN + """
                        @Block interface Floor {
                            @Repeat(2) List<Hidden> rooms();
                            Hidden attic();
                            @Dropout(0.5) Layer stairs();
                        }
                        """))
                .containsExactly(
                        "tower.0.rooms.0.dense",
                        "tower.0.rooms.0.norm",
                        "tower.0.rooms.1.dense",
                        "tower.0.rooms.1.norm",
                        "tower.0.attic.dense",
                        "tower.0.attic.norm",
                        "tower.0.stairs",
                        "tower.1.rooms.0.dense",
                        "tower.1.rooms.0.norm",
                        "tower.1.rooms.1.dense",
                        "tower.1.rooms.1.norm",
                        "tower.1.attic.dense",
                        "tower.1.attic.norm",
                        "tower.1.stairs");
    }

    @Test
    void theLayersThatABlockInheritsComeFirst() {
        assertThat(layersOf("Both both();", HIDDEN + """
                        @Block interface Both extends Hidden { @Dense(units = 1) DenseLayer output(); }
                        """)).containsExactly("both.dense", "both.norm", "both.output");
    }

    @Test
    void aSpecMayExtendABlock() {
        assertThat(names(MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Hidden { @Dense(units = 1) DenseLayer output(); }
                        """ + HIDDEN).source())).containsExactly("dense", "norm", "output");
    }

    @Test
    void aComposedAnnotationMayRepeat() {
        assertThat(layersOf("@Twice List<DenseLayer> hidden();", "@Repeat(2) @Dense(units = 3) @interface Twice {}"))
                .containsExactly("hidden.0", "hidden.1");
    }

    @Test
    void aBlockMayComeFromAClassFile(@TempDir Path library) {
        Compiled.library(library, """
                        package lib;
                        import dev.gradwright.dsl.*;
                        @Block
                        public interface Part { @Flatten dev.gradwright.runtime.layer.Layer flat(); }
                        """);

        Compiled compiled = Compiled.against(
                library,
                MarkedSpec.layers("lib.Part part(); @Dense(units = 1) DenseLayer output();")
                        .source());

        assertThat(compiled.network().layers()).extracting(LayerSpec::name).containsExactly("part.flat", "output");
    }

    private static List<String> layersOf(String methods, String types) {
        return names(MarkedSpec.layers(methods)
                .and(types)
                .source()
                .replace("import dev.gradwright.dsl.*;", "import dev.gradwright.dsl.*; import java.util.List;"));
    }

    private static List<String> names(String source) {
        return Compiled.of(source).network().layers().stream()
                .map(LayerSpec::name)
                .toList();
    }
}
