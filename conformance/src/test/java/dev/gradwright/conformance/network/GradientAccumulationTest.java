package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.optimizer.GradientAccumulator;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps of several batches in generated networks. */
class GradientAccumulationTest {
    private static final float TOLERANCE = 1e-5f;

    /** 50 rows are a step of 4 batches of 7 rows, and one of 3 batches of 7 and a batch of 1. */
    @ParameterizedTest
    @EnumSource
    void batchesThatAreAccumulatedAreOneBatch(KernelTier tier) {
        Dataset data = Subject.REGRESSOR.data(50, 1);
        AccumulatedNetwork network = AccumulatedNetwork.create(1, tier);
        AccumulatedNetwork whole = AccumulatedNetwork.create(1, tier);

        History history = Trainer.of(network)
                .epochs(5)
                .batchSize(7)
                .gradientAccumulation(4)
                .fit(data);
        History expected = Trainer.of(whole).epochs(5).batchSize(28).fit(data);

        for (int i = 0; i < network.parameters().size(); i++) {
            Parameter parameter = network.parameters().get(i);
            assertThat(parameter.get().data)
                    .as(parameter.name())
                    .containsExactly(whole.parameters().get(i).get().data, within(TOLERANCE));
        }
        assertThat(history.get("loss")).containsExactly(expected.get("loss"), within(TOLERANCE));
        assertThat(network.optimizer().steps()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void frozenLayersStayAsTheyAre(KernelTier tier) {
        AccumulatedNetwork network = AccumulatedNetwork.create(1, tier);
        network.hidden().freeze();
        float[] before = network.hidden().weights().data;

        Trainer.of(network).batchSize(7).gradientAccumulation(4).fit(Subject.REGRESSOR.data(50, 1));

        assertThat(network.hidden().weights().data).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void theBatchesOfAStepDrawDifferentNoise(KernelTier tier) {
        NoisyNetwork network = NoisyNetwork.create(1, tier);
        Dataset batch = Subject.REGRESSOR.data(11, 1);
        float first = network.computeGradients(batch.features(), batch.targets());

        ParameterOptimizer.of(network.optimizer()).newAccumulator().add(0.5f);

        assertThat(network.computeGradients(batch.features(), batch.targets())).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void batchNormsTakeEachBatchByItself(KernelTier tier) {
        Dataset data = Subject.CLASSIFIER.data(32, 1);
        ClassifierNetwork network = ClassifierNetwork.create(1, tier);
        ClassifierNetwork byHand = ClassifierNetwork.create(1, tier);

        Trainer.of(network).batchSize(16).gradientAccumulation(2).shuffle(false).fit(data);
        accumulate(byHand, data.take(16), data.skip(16));

        assertThat(Subject.bits(network)).containsExactlyElementsOf(Subject.bits(byHand));
    }

    private static void accumulate(TrainableNetwork network, Dataset first, Dataset second) {
        GradientAccumulator accumulator =
                ParameterOptimizer.of(network.optimizer()).newAccumulator();
        network.computeGradients(first.features(), first.targets());
        accumulator.add(0.5f);
        network.computeGradients(second.features(), second.targets());
        accumulator.finish(0.5f);
        network.applyGradients();
    }
}
