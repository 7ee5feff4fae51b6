package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training run is a function of spec, seed, data and tier, including initial weights, dropout and shuffling. */
class ReproducibilityTest {
    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void theSameSeedGivesTheSameBits(Subject subject, KernelTier tier) {
        assertThat(bitsAfterTraining(subject, tier, 11, 3))
                .containsExactlyElementsOf(bitsAfterTraining(subject, tier, 11, 3));
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void anotherNetworkSeedGivesOtherWeights(Subject subject, KernelTier tier) {
        assertDiffer(subject.create(11, tier), subject.create(12, tier));
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void anotherTrainerSeedGivesAnotherOrder(Subject subject, KernelTier tier) {
        assertDiffer(afterTraining(subject, tier, 11, 3), afterTraining(subject, tier, 11, 4));
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void computingAndApplyingGradientsMakeOneStep(Subject subject, KernelTier tier) {
        TrainableNetwork halves = subject.create(11, tier);
        TrainableNetwork whole = subject.create(11, tier);
        for (int step = 0; step < 3; step++) {
            Dataset batch = subject.data(16, step);
            whole.trainOnBatch(batch.features(), batch.targets());
            halves.computeGradients(batch.features(), batch.targets());
            halves.applyGradients();
        }
        assertThat(Subject.bits(halves)).containsExactlyElementsOf(Subject.bits(whole));
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void aSmallerBatchInBetweenDoesNotAffectLaterSteps(Subject subject, KernelTier tier) {
        Dataset large = subject.data(40, 1);
        TrainableNetwork grown = subject.create(11, tier);
        grown.testOnBatch(subject.features(100, 2), subject.data(100, 2).targets());
        grown.testOnBatch(subject.features(3, 3), subject.data(3, 3).targets());
        TrainableNetwork fresh = subject.create(11, tier);
        assertThat(grown.trainOnBatch(large.features(), large.targets()))
                .isEqualTo(fresh.trainOnBatch(large.features(), large.targets()));
        assertThat(Subject.bits(grown)).containsExactlyElementsOf(Subject.bits(fresh));
    }

    private static List<int[]> bitsAfterTraining(Subject subject, KernelTier tier, long seed, long shuffling) {
        return Subject.bits(afterTraining(subject, tier, seed, shuffling));
    }

    private static TrainableNetwork afterTraining(Subject subject, KernelTier tier, long seed, long shuffling) {
        TrainableNetwork network = subject.create(seed, tier);
        Trainer.of(network).epochs(2).batchSize(16).seed(shuffling).fit(subject.data(90, 8));
        return network;
    }

    private static void assertDiffer(TrainableNetwork one, TrainableNetwork other) {
        assertThat(Arrays.equals(
                        Subject.bits(one.parameters()
                                .get(one.parameters().size() - 2)
                                .get()),
                        Subject.bits(other.parameters()
                                .get(other.parameters().size() - 2)
                                .get())))
                .as("equal weights of the last layer")
                .isFalse();
    }
}
