package dev.gradwright.conformance.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.Layer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network copies the layers that it shares with another: all parameters of all of them, or none. */
class CopyTest {
    private final TaskANetwork taskA = Bits.train(TaskANetwork.create(1), 4, 3);
    private final TaskBNetwork taskB = TaskBNetwork.create(2);

    @Test
    void copiesTheSharedPartBitByBit() {
        taskB.copyFrom(taskA, Trunk.class);
        assertThat(Bits.of(taskB.layers().subList(0, 6)))
                .isEqualTo(Bits.of(taskA.layers().subList(0, 6)))
                .containsKeys("norm1.gamma", "norm1.beta", "norm1.movingMean", "norm1.movingVariance");
    }

    @Test
    void doesNotChangeOtherLayers() {
        List<Integer> before = Bits.of(taskB.output().weights());
        taskB.copyFrom(taskA, Trunk.class);
        assertThat(Bits.of(taskB.output().weights())).isEqualTo(before);
    }

    @Test
    void returnsTheNamesOfTheCopiedLayers() {
        assertThat(taskB.copyFrom(taskA, Trunk.class)).containsExactly("inputNorm", "hidden1", "norm1", "hidden2");
    }

    @Test
    void copiesAnIndirectSupertype() {
        assertThat(taskB.copyFrom(taskA, Start.class)).containsExactly("inputNorm");
    }

    @Test
    void copiesAllLayersForTheSpecItself() {
        TaskANetwork twin = TaskANetwork.create(9);
        assertThat(twin.copyFrom(taskA, TaskA.class))
                .containsExactly("inputNorm", "hidden1", "norm1", "hidden2", "output");
        assertThat(Bits.of(twin)).isEqualTo(Bits.of(taskA));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theTiersMayDiffer(KernelTier tier) {
        TaskBNetwork onTier = TaskBNetwork.create(2, tier);
        onTier.copyFrom(taskA, Trunk.class);
        assertThat(Bits.of(onTier.layers().subList(0, 6)))
                .isEqualTo(Bits.of(taskA.layers().subList(0, 6)));
    }

    @Test
    void copiesTheLayersOfAnInterfaceAndASuperclass() {
        TaskCNetwork one = TaskCNetwork.create(3);
        assertThat(one.copyFrom(taskA, Trunk.class)).containsExactly("inputNorm", "hidden1", "norm1", "hidden2");
        assertThat(one.hidden2().weights().data).containsExactly(taskA.hidden2().weights().data);
        assertThat(TaskCNetwork.create(4).copyFrom(one, Mixing.class)).containsExactly("mixed");
    }

    @Test
    void copyingFromItselfDoesNotChangeTheNextStep() {
        TaskANetwork copied = Bits.train(TaskANetwork.create(1), 4, 3);
        copied.copyFrom(copied, TaskA.class);
        assertThat(Bits.of(Bits.train(copied, 4, 2))).isEqualTo(Bits.of(Bits.train(taskA, 4, 2)));
    }

    @Test
    void copiesFrozenLayersWhichStayFrozen() {
        taskB.freeze(Trunk.class);
        taskB.copyFrom(taskA, Trunk.class);
        assertThat(taskB.hidden2().weights().data)
                .containsExactly(taskA.hidden2().weights().data);
        assertThat(taskB.hidden2().isFrozen()).isTrue();
    }

    @Test
    void copiesNothingIfALayerHasAnotherShape() {
        NarrowNetwork narrow = NarrowNetwork.create(3);
        Map<String, List<Integer>> before = Bits.of(narrow);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> narrow.copyFrom(taskA, Trunk.class))
                .withMessage("hidden2 (Dense, 16 → 7) holds weights 16 x 7, bias 1 x 7, but hidden2 (Dense, 16 → 12) of"
                        + " TaskANetwork holds weights 16 x 12, bias 1 x 12; nothing was copied. To copy other layers without hidden2, name a type as the part"
                        + " that both networks extend and that does not declare it");
        assertThat(Bits.of(narrow)).isEqualTo(before);
    }

    @Test
    void copiesTheTrunkIfTheHeadDiffers() {
        MoreClassesNetwork moreClasses = MoreClassesNetwork.create(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> moreClasses.copyFrom(taskA, TaskA.class))
                .withMessageEndingWith(
                        "nothing was copied. To copy other layers without output, name a type as the part that both"
                                + " networks extend and that does not declare it");
        assertThat(moreClasses.copyFrom(taskA, Trunk.class))
                .containsExactly("inputNorm", "hidden1", "norm1", "hidden2");
    }

    @Test
    void copiesThePartBeforeTheLayerThatDiffers() {
        assertThat(NarrowNetwork.create(3).copyFrom(taskA, Start.class)).containsExactly("inputNorm");
    }

    @Test
    void rejectsNullAsSource() {
        assertThatNullPointerException()
                .isThrownBy(() -> taskB.copyFrom(null, Trunk.class))
                .withMessage("source must not be null");
    }

    @Test
    void rejectsNullAsPart() {
        assertThatNullPointerException()
                .isThrownBy(() -> taskB.copyFrom(taskA, (Class<Trunk>) null))
                .withMessage("part must not be null");
    }

    @Test
    void rejectsASourceThatWasNotGenerated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> taskB.copyFrom(new Handmade(), Start.class))
                .withMessage("source must be a generated network, but is of the class " + Handmade.class.getName());
    }

    @Test
    void keepsTheStateOfTheOptimizer() {
        TaskBNetwork trained = Bits.train(TaskBNetwork.create(2), 2, 3);
        trained.copyFrom(taskA, Trunk.class);
        assertThat(trained.optimizer().steps()).isEqualTo(3);
    }

    /** Implements the layer methods without a network. */
    private static final class Handmade implements Start {
        @Override
        public Layer pixels() {
            return new Layer("pixels", "Flatten", 20, 20);
        }

        @Override
        public BatchNormLayer inputNorm() {
            throw new UnsupportedOperationException();
        }
    }
}
