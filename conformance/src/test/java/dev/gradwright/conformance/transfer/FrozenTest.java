package dev.gradwright.conformance.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers declared {@code @Frozen} behave like layers frozen at run time, except that they have no gradients. */
class FrozenTest {
    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void atTheStart(KernelTier tier) {
        assertTrainsAsIfFrozenLater(FrozenStartNetwork.create(6, tier), LensNetwork.create(6, tier));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void inTheMiddle(KernelTier tier) {
        assertTrainsAsIfFrozenLater(FrozenMiddleNetwork.create(6, tier), LensNetwork.create(6, tier));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void afterATrainedNorm(KernelTier tier) {
        FrozenProductNetwork frozen = FrozenProductNetwork.create(6, tier);
        LensNetwork later = LensNetwork.create(6, tier);
        later.hidden1().freeze();
        later.output().freeze();
        Bits.train(frozen, 4, 4);
        Bits.train(later, 4, 4);
        // A dense layer that can be unfrozen computes the gradients of the norm, so sums are rounded differently.
        assertThat(frozen.inputNorm().gamma().data)
                .containsExactly(later.inputNorm().gamma().data, within(1e-5f))
                .isNotEqualTo(FrozenProductNetwork.create(6, tier).inputNorm().gamma().data);
        assertThat(frozen.hidden2().weights().data)
                .containsExactly(later.hidden2().weights().data, within(1e-5f));
    }

    @Test
    void itsParametersHaveNoGradients() {
        FrozenMiddleNetwork network = FrozenMiddleNetwork.create(6);
        assertThat(network.hidden2().isFrozen()).isTrue();
        assertThat(network.hidden2().parameters()).noneMatch(FrozenTest::hasGradient);
        assertThat(network.norm1().parameters()).noneMatch(FrozenTest::hasGradient);
        assertThat(network.hidden1().parameters()).allMatch(FrozenTest::hasGradient);
    }

    private static boolean hasGradient(Parameter parameter) {
        return NetworkParameter.of(parameter).hasGradient();
    }

    @Test
    void theSummaryMarksThemAsNotTrained() {
        assertThat(FrozenMiddleNetwork.create(6).summary())
                .containsPattern("(?m)^hidden2 .* frozen$")
                .doesNotContainPattern("(?m)^hidden1 .* frozen$")
                .contains("Total parameters: 772")
                .contains("Trained: 452")
                .contains("Not trained: 320");
    }

    @Test
    void itCannotBeUnfrozen() {
        FrozenMiddleNetwork network = FrozenMiddleNetwork.create(6);
        assertThatIllegalStateException()
                .isThrownBy(() -> network.hidden2().unfreeze())
                .withMessage("layer hidden2 is @Frozen in its declaration, so that nothing was generated to train it;"
                        + " remove the annotation and call freeze() instead");
        assertThat(network.hidden2().isFrozen()).isTrue();
    }

    @Test
    void aPartThatContainsOneCannotBeUnfrozen() {
        FrozenMiddleNetwork network = FrozenMiddleNetwork.create(6);
        network.freeze(Lens.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> network.unfreeze(Lens.class))
                .withMessageContaining("layer norm1 is @Frozen");
        assertThat(network.hidden1().isFrozen()).isTrue();
    }

    @Test
    void itCopiesParametersOfAnotherNetwork() {
        LensNetwork learned = Bits.train(LensNetwork.create(6), 4, 3);
        FrozenMiddleNetwork network = FrozenMiddleNetwork.create(7);
        network.copyFrom(learned, Lens.class);
        assertThat(Bits.of(network)).isEqualTo(Bits.of(learned));
    }

    @Test
    void modelFilesFitBoth() {
        assertThat(FrozenMiddleNetwork.create(6).fingerprint())
                .isEqualTo(LensNetwork.create(6).fingerprint());
    }

    private static void assertTrainsAsIfFrozenLater(TrainableNetwork frozen, TrainableNetwork later) {
        List<Layer> layers = frozen.layers();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).isFrozen()) {
                later.layers().get(i).freeze();
            }
        }
        Map<String, List<Integer>> before = Bits.of(frozen);
        Bits.train(frozen, 4, 4);
        assertThat(Bits.of(frozen)).isNotEqualTo(before).isEqualTo(Bits.of(Bits.train(later, 4, 4)));
    }
}
