package dev.gradwright.conformance.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.statistics.LayerStatistics;
import dev.gradwright.runtime.statistics.ParameterStatistics;
import dev.gradwright.runtime.statistics.TrainingStatistics;
import dev.gradwright.runtime.statistics.WeightHistograms;
import dev.gradwright.runtime.train.EpochLog;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStatisticsTest {
    private static final int EPOCHS = 3;
    private static final int STEPS = 8;
    private static final int BATCH = 16;
    private static final Dataset DATA = data();

    private static Dataset data() {
        SplittableRandom random = new SplittableRandom(3);
        FMatrixRMaj x = new FMatrixRMaj(STEPS * BATCH, Watched.INPUTS);
        FMatrixRMaj y = new FMatrixRMaj(STEPS * BATCH, 1);
        for (int row = 0; row < y.numRows; row++) {
            y.data[row] = random.nextInt(Watched.CLASSES);
            for (int column = 0; column < Watched.INPUTS; column++) {
                x.set(row, column, (float) random.nextDouble() + (column == y.data[row] ? 1 : 0));
            }
        }
        return Dataset.of(x, y);
    }

    /** Feeds statistics, as a report does. */
    private static class Watcher implements TrainingListener {
        private @Nullable TrainingStatistics statistics;

        TrainingStatistics statistics() {
            return Objects.requireNonNull(statistics);
        }

        @Override
        public void trainingStarted(TrainingProgress progress) {
            statistics = new TrainingStatistics(progress.network(), progress.stepsPerEpoch());
        }

        @Override
        public void stepDone(TrainingProgress progress) {
            statistics().step(progress.network(), stepOf(progress), progress.loss());
        }

        @Override
        public void epochEnded(TrainingProgress progress, EpochLog log) {
            statistics().epoch(progress.network(), progress.data().sample(1000).x());
        }

        @Override
        public void visit(StateVisitor visitor) {
            visitor.visit("statistics", statistics());
        }
    }

    private static long stepOf(TrainingProgress progress) {
        return (progress.epoch() - 1L) * progress.stepsPerEpoch() + progress.step();
    }

    private static TrainableNetwork train(TrainingListener... listeners) {
        TrainableNetwork network = WatchedNetwork.create(5);
        Trainer trainer = Trainer.of(network).epochs(EPOCHS).batchSize(BATCH);
        for (TrainingListener listener : listeners) {
            trainer.listener(listener);
        }
        trainer.fit(DATA);
        return network;
    }

    private static TrainingStatistics watched() {
        Watcher watcher = new Watcher();
        TrainableNetwork unused = train(watcher);
        return watcher.statistics();
    }

    @Test
    void theyChangeNoBitOfATraining() {
        assertThat(StateSnapshot.of(train(new Watcher())).toBytes())
                .isEqualTo(StateSnapshot.of(train()).toBytes());
    }

    @Test
    void allStepsAreRecorded() {
        TrainingStatistics statistics = watched();

        assertThat(statistics.loss().size()).isEqualTo(EPOCHS * STEPS);
        assertThat(statistics.learningRate().mean(0)).isEqualTo(0.001f);
        assertThat(statistics.momentum().mean(EPOCHS * STEPS - 1)).isEqualTo(0.9f);
    }

    @Test
    void gradientsAndUpdatesAreThoseOfTrainedWeights() {
        TrainingStatistics statistics = watched();

        assertThat(statistics.parameters())
                .extracting(ParameterStatistics::name)
                .containsExactly("rectified.weights", "bounded.weights", "output.weights");
        assertThat(statistics.parameters()).allSatisfy(weights -> {
            assertThat(weights.gradientNorm().size())
                    .as("one step of each epoch")
                    .isEqualTo(EPOCHS);
            assertThat(weights.gradientNorm().min(0)).isPositive();
            assertThat(weights.updateRatio().size()).isEqualTo(EPOCHS);
            assertThat((double) weights.updateRatio().mean(0))
                    .as("Adam's first updates of each weight are about the learning rate")
                    .isBetween(1e-3, 1e-2);
        });
    }

    @Test
    void layersAreThoseOfTheGraph() {
        TrainingStatistics statistics = watched();

        assertThat(statistics.layers())
                .extracting(LayerStatistics::name)
                .containsExactly("norm", "projection", "rectified", "dropout", "bounded", "output");
        assertThat((double) layer(statistics, "norm").mean().mean(0)).isCloseTo(0, within(1e-2));
        assertThat((double) layer(statistics, "norm").deviation().mean(0)).isCloseTo(1, within(1e-2));
        assertThat((double) layer(statistics, "output").mean().mean(0)).isCloseTo(1.0 / 3, within(1e-5));
    }

    @Test
    void onlyRectifiedLayersHaveDeadUnitsAndOnlyHiddenBoundedOnesSaturatedUnits() {
        TrainingStatistics statistics = watched();

        assertThat(statistics.layers())
                .filteredOn(layer -> layer.deadShare().size() > 0)
                .extracting(LayerStatistics::name)
                .containsExactly("rectified");
        assertThat(statistics.layers())
                .filteredOn(layer -> layer.saturatedShare().size() > 0)
                .extracting(LayerStatistics::name)
                .containsExactly("projection", "bounded");
    }

    @Test
    void deadAndSaturatedUnitsAreCounted() {
        WatchedNetwork network = WatchedNetwork.create(5);
        fill(network, "rectified.bias", -100);
        fill(network, "bounded.bias", 100);
        TrainingStatistics statistics = new TrainingStatistics(network, STEPS);

        statistics.epoch(network, DATA.features());

        assertThat(layer(statistics, "rectified").deadShare().mean(0)).isEqualTo(1);
        assertThat(layer(statistics, "bounded").saturatedShare().mean(0)).isEqualTo(1);
        assertThat(layer(statistics, "projection").saturatedShare().mean(0)).isLessThan(1);
    }

    private static void fill(TrainableNetwork network, String name, float value) {
        for (Parameter parameter : network.parameters()) {
            if (parameter.name().equals(name)) {
                FMatrixRMaj values = parameter.get();
                values.fill(value);
                parameter.set(values);
            }
        }
    }

    @Test
    void histogramsAreThoseOfAllWeightsFrozenOnesIncluded() {
        assertThat(watched().histograms())
                .extracting(WeightHistograms::name)
                .containsExactly("projection.weights", "rectified.weights", "bounded.weights", "output.weights");
    }

    /** The state of the whole training is saved after a step, and restored into another one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 20})
    void theySurviveAResumption(int savedAtStep) {
        byte[][] saved = new byte[1][];
        TrainableNetwork unused = train(new Watcher(), new TrainingListener() {
            @Override
            public void stepDone(TrainingProgress progress) {
                if (stepOf(progress) == savedAtStep) {
                    saved[0] = StateSnapshot.of(progress).toBytes();
                }
            }
        });
        Watcher resumed = new Watcher();

        TrainableNetwork unused2 = train(resumed, new TrainingListener() {
            @Override
            public void trainingStarted(TrainingProgress progress) {
                StateSnapshot.ofBytes(saved[0]).restore(progress);
                resumed.statistics().resumed(progress.network(), savedAtStep);
            }
        });

        assertThat(StateSnapshot.of(resumed.statistics()).toBytes())
                .isEqualTo(StateSnapshot.of(watched()).toBytes());
    }

    private static LayerStatistics layer(TrainingStatistics statistics, String name) {
        return statistics.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
