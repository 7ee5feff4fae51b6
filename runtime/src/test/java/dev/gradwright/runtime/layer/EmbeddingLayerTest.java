package dev.gradwright.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.init.RandomUniform;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterFactory;
import dev.gradwright.runtime.network.ParameterSpec;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class EmbeddingLayerTest {
    private final ParameterFactory factory = new ParameterFactory(1, KernelTier.PORTABLE);

    private NetworkParameter table(String name, int entries, int units) {
        return factory.weights(name, entries, units, new RandomUniform(-0.05, 0.05));
    }

    private EmbeddingLayer several() {
        return new EmbeddingLayer(
                "embeddings", 3, 12, table("embeddings.city", 5, 4), table("embeddings.merchant", 9, 7));
    }

    @Test
    void theOnlyTableNeedsNoName() {
        EmbeddingLayer words = new EmbeddingLayer("words", 2, 6, table("words.table", 4, 3));
        FMatrixRMaj values = new FMatrixRMaj(4, 3);
        values.fill(2);

        words.setTable(values);

        assertThat(words.table().data).containsOnly(2);
    }

    @Test
    void severalTablesHaveTheNamesOfTheirComponents() {
        EmbeddingLayer layer = several();
        FMatrixRMaj values = new FMatrixRMaj(9, 7);
        values.fill(3);

        layer.setTable("merchant", values);

        assertThat(layer.table("merchant").data).containsOnly(3);
        assertThat(layer.table("city").numRows).isEqualTo(5);
    }

    @Test
    void severalTablesWithoutANameAreAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> several().table())
                .withMessage(
                        "layer embeddings has several tables: city, merchant; name the component, as in table(\"city\")");
    }

    @Test
    void anUnknownComponentIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> several().table("shop"))
                .withMessage("layer embeddings has no table of shop, but of city, merchant");
    }

    @Test
    void aFrozenOneStaysFrozen() {
        EmbeddingLayer frozen = new EmbeddingLayer(
                "words",
                1,
                3,
                factory.weights("words.table", 4, 3, new RandomUniform(-0.05, 0.05), ParameterSpec.FROZEN));

        assertThat(frozen.isFrozen()).isTrue();
        assertThatIllegalStateException().isThrownBy(frozen::unfreeze);
    }
}
