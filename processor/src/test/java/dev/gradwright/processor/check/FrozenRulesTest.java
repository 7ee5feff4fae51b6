package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import org.junit.jupiter.api.Test;

class FrozenRulesTest {
    @Test
    void whatHasParametersCanBeFrozen() {
        MarkedSpec spec = MarkedSpec.layers("""
                    @Frozen @Dense(units = 3) DenseLayer hidden();
                    @BatchNorm @Frozen BatchNormLayer norm();
                    @Dense(units = 1) DenseLayer output();
                """);
        assertThat(Compiled.of(spec.source()).network().layers())
                .extracting(LayerSpec::isFrozen)
                .containsExactly(true, true, false);
    }

    @Test
    void aComposedAnnotationCanFreeze() {
        MarkedSpec spec = MarkedSpec.layers("""
                    @Borrowed DenseLayer hidden();
                    @Dense(units = 1) DenseLayer output();
                """).and("@Dense(units = 3) @Frozen @interface Borrowed {}");
        assertThat(Compiled.of(spec.source()).network().layers().get(0).isFrozen())
                .isTrue();
    }

    @Test
    void anOverridingMethodWithoutFrozenIsNotFrozen() {
        MarkedSpec spec = MarkedSpec.types("""
                @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                interface Spec extends Base { @Override @Dense(units = 1) DenseLayer output(); }
                interface Base { @Frozen @Dense(units = 3) DenseLayer output(); }
                """);
        assertThat(Compiled.of(spec.source()).network().layers().get(0).isFrozen())
                .isFalse();
    }

    @Test
    void whatHasNoParametersCannotBeFrozen() {
        MarkedSpec.layers("""
                    «@Frozen @Dropout(0.2) Layer dropout();
                    @Activation(ELU) «@Frozen Layer elu();
                    @Dense(units = 1) DenseLayer output();
                """)
                .reports(
                        "[ModifierMisplaced] @Frozen keeps parameters from being trained, but dropout is a @Dropout and has none; remove it",
                        "[ModifierMisplaced] @Frozen keeps parameters from being trained, but elu is an @Activation and has none; remove it");
    }

    @Test
    void aBlockIsFrozenLayerByLayer() {
        MarkedSpec.layers("""
                    «@Frozen Trunk trunk();
                    @Dense(units = 1) DenseLayer output();
                """)
                .and("@Block interface Trunk { @Dense(units = 3) DenseLayer hidden(); }")
                .reports(
                        "[ModifierMisplaced] @Frozen keeps the parameters of a layer from being trained, but trunk is a block; move it to layers of Trunk");
    }

    @Test
    void layersOfABlockCanBeFrozen() {
        MarkedSpec spec =
                MarkedSpec.layers("""
                    @Repeat(2) java.util.List<Floor> tower();
                    @Dense(units = 1) DenseLayer output();
                """).and("@Block interface Floor { @Frozen @Dense(units = 3) DenseLayer hidden(); }");
        assertThat(Compiled.of(spec.source()).network().layers())
                .extracting(LayerSpec::isFrozen)
                .containsExactly(true, true, false);
    }

    @Test
    void rejectsFrozenOnAType() {
        MarkedSpec.annotated("@Loss(SPARSE_CATEGORICAL_CROSSENTROPY) «@Still")
                .and("@Frozen @interface Still {}")
                .reports(
                        "[ModifierMisplaced] @Frozen acts on a layer, not on a network; move it to a method (through @Still)");
    }

    @Test
    void rejectsANetworkWithoutTrainedLayers() {
        MarkedSpec.types("""
                @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                «interface Spec {
                    @Dropout(0.2) Layer dropout();
                    @Frozen @BatchNorm BatchNormLayer norm();
                    @Frozen @Dense(units = 1) DenseLayer output();
                }
                """)
                .reports(
                        "[NothingToTrain] every layer of Spec that has weights is @Frozen, so there is nothing to train; remove @Frozen from one of them");
    }
}
