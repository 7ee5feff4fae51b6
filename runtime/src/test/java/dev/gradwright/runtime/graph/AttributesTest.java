package dev.gradwright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AttributesTest {
    private final Attributes attributes =
            Attributes.of("rate", 0.5, "steps", 3, "cycle", true, "unit", "EPOCH", "values", List.of(1, 2));

    @Test
    void eachValueHasAType() {
        assertThat(attributes.number("rate")).isEqualTo(0.5);
        assertThat(attributes.whole("steps")).isEqualTo(3);
        assertThat(attributes.flag("cycle")).isTrue();
        assertThat(attributes.text("unit")).isEqualTo("EPOCH");
        assertThat(attributes.list("values")).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void theTextIsInOrder() {
        assertThat(attributes).hasToString("rate=0.5 steps=3 cycle=true unit=EPOCH values=[1, 2]");
        assertThat(attributes.names()).containsExactly("rate", "steps", "cycle", "unit", "values");
    }

    @Test
    void theOrderCounts() {
        assertThat(Attributes.of("a", 1, "b", 2)).isNotEqualTo(Attributes.of("b", 2, "a", 1));
    }

    @Test
    void aMissingAttributeIsNamed() {
        assertThatThrownBy(() -> attributes.number("ratio"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no attribute ratio; there are rate, steps, cycle, unit, values");
    }

    @Test
    void anotherTypeIsNamed() {
        assertThatThrownBy(() -> attributes.number("steps"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the attribute steps is not a Double, but 3");
    }

    @Test
    void rejectsANameWithoutValue() {
        assertThatThrownBy(() -> Attributes.of("rate"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names and values must come in pairs, but are [rate]");
    }

    @Test
    void rejectsTwoAttributesOfTheSameName() {
        assertThatThrownBy(() -> Attributes.of("rate", 1.0, "rate", 2.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are two attributes rate");
    }

    @Test
    void rejectsAnotherTypeOfValue() {
        assertThatThrownBy(() -> Attributes.of("rate", 1f))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the attribute rate must be a whole number, a double,");
    }
}
