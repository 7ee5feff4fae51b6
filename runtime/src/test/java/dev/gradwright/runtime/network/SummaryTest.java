package dev.gradwright.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final String TABLE = """
            Digits: 40 -> 3
            layer   kind     output  parameters
            pixels  Flatten      40           0
            hidden  Dense        50       2,050
            output  Dense         3         153
            """;

    private final ParameterFactory factory = new ParameterFactory(1, KernelTier.EJML);
    private final LayerRegister layers = new LayerRegister();
    private final Layer pixels = layers.add(new Layer("pixels", "Flatten", 40, 40));
    private final DenseLayer hidden = layers.add(dense("hidden", 40, 50));
    private final DenseLayer output = layers.add(dense("output", 50, 3));

    @Test
    void withoutFrozenLayersTheTableIsUnchanged() {
        assertThat(layers.summary(TABLE)).isEqualTo(TABLE + """
                Total parameters: 2,203
                Trained: 2,203
                Not trained: 0
                """);
    }

    @Test
    void frozenLayersAreMarkedAndCountedAsNotTrained() {
        pixels.freeze();
        hidden.freeze();

        assertThat(layers.summary(TABLE)).isEqualTo("""
                Digits: 40 -> 3
                layer   kind     output  parameters
                pixels  Flatten      40           0
                hidden  Dense        50       2,050  frozen
                output  Dense         3         153
                Total parameters: 2,203
                Trained: 153
                Not trained: 2,050
                """);
    }

    @Test
    void unfrozenLayersAreNotMarked() {
        output.freeze();
        output.unfreeze();

        assertThat(layers.summary(TABLE)).startsWith(TABLE);
    }

    private DenseLayer dense(String name, int inputs, int units) {
        return new DenseLayer(
                name,
                factory.weights(name + ".weights", inputs, units, Initializer.GLOROT_UNIFORM),
                factory.bias(name + ".bias", units, Initializer.ZEROS));
    }
}
