package dev.gradwright.runtime;

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

    private final NetworkState state = new NetworkState(1, KernelTier.EJML);
    private final Layer pixels = state.add(new Layer("pixels", "Flatten", 40, 40));
    private final DenseLayer hidden = state.add(dense("hidden", 40, 50));
    private final DenseLayer output = state.add(dense("output", 50, 3));

    @Test
    void whereNothingIsFrozenTheTableIsAsItIs() {
        assertThat(state.summary(TABLE)).isEqualTo(TABLE + """
                Total parameters: 2,203
                Trained: 2,203
                Not trained: 0
                """);
    }

    @Test
    void whatIsFrozenNowIsMarkedAndCountedAsNotTrained() {
        pixels.freeze();
        hidden.freeze();

        assertThat(state.summary(TABLE)).isEqualTo("""
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
    void whatLearnsAgainIsNotMarked() {
        output.freeze();
        output.unfreeze();

        assertThat(state.summary(TABLE)).startsWith(TABLE);
    }

    private DenseLayer dense(String name, int inputs, int units) {
        return new DenseLayer(
                name,
                state.weights(name + ".weights", inputs, units, Initializer.GLOROT_UNIFORM),
                state.bias(name + ".bias", units, Initializer.ZEROS));
    }
}
