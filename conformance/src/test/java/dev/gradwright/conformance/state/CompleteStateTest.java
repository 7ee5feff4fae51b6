package dev.gradwright.conformance.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.model.TrainedNetworks;
import dev.gradwright.conformance.model.TrainedSpecs;
import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.EarlyStopping;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training is saved in the middle of an epoch and restored into a fresh trainer and a network with another seed. */
class CompleteStateTest {
    private static final int EPOCHS = 3;
    /** The second step of the second epoch. */
    private static final int SAVED_STEP = 6;

    /** Rows of three steps of 10 rows and a smaller one. */
    private static final int ROWS = 37;

    private static final String FORGETFUL = "Forgetful";
    private static final String TANH = "Tanh";

    @TempDir
    private static Path directory;

    private static TrainedNetworks networks;

    @BeforeAll
    static void compile() {
        networks = TrainedNetworks.of(
                directory, Map.of(FORGETFUL, TrainedSpecs.forgetful(FORGETFUL), TANH, TrainedSpecs.withTanh(TANH)));
    }

    static Stream<Arguments> onEveryTier() {
        return TrainedNetworks.names().stream()
                .flatMap(spec -> Arrays.stream(KernelTier.values()).map(tier -> arguments(spec, tier)));
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void theRestOfTheRunHasTheSameBits(String spec, KernelTier tier) {
        Recorder saved = new Recorder();
        History history = fit(networks.create(spec, 1, tier), saved);
        Recorder restored = new Recorder();
        restored.start = saved.states.get(SAVED_STEP - 1);

        History rest = fit(networks.create(spec, 2, tier), restored);

        assertThat(restored.states).containsExactlyElementsOf(saved.states.subList(SAVED_STEP, saved.states.size()));
        assertThat(rest).hasToString(history.toString());
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void noFieldIsHeldButNotVisited(String spec, KernelTier tier) {
        assertThat(differencesAfterRestoring(spec, tier, Scratch.fields())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void theStateOfOneTierIsRestoredInAnother(String spec, KernelTier tier) {
        TrainableNetwork trained = networks.create(spec, 1, tier);
        fit(trained, new Recorder());
        byte[] state = StateSnapshot.of(trained).toBytes();

        for (KernelTier other : KernelTier.values()) {
            TrainableNetwork restored = networks.create(spec, 2, other);
            StateSnapshot.ofBytes(state).restore(restored);
            assertThat(StateSnapshot.of(restored).toBytes())
                    .as("restored on %s", other)
                    .isEqualTo(state);
        }
    }

    @Test
    void theStateOfANetworkThatComputesSomethingElseIsRejected() {
        StateSnapshot state = StateSnapshot.of(networks.create("PlainSgd", 1, KernelTier.PORTABLE));
        TrainableNetwork other = networks.create(TANH, 2, KernelTier.PORTABLE);
        byte[] before = StateSnapshot.of(other).toBytes();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.restore(other))
                .withMessageContaining(
                        "structure is \"hidden Dense 5 7 bias=true function=TANH alpha=1.0\" here, but \"hidden Dense 5 7 bias=true function=RELU alpha=1.0\" in the saved state");
        assertThat(StateSnapshot.of(other).toBytes()).isEqualTo(before);
    }

    /** The fields by which a network and trainer that were just restored differ from those that were saved. */
    private static Set<String> differencesAfterRestoring(String spec, KernelTier tier, Set<String> scratch) {
        Recorder saved = new Recorder();
        Recorder restored = new Recorder();
        saved.atSavedStep = original -> {
            restored.start = StateSnapshot.of(original).toBytes();
            restored.atStart = copy -> restored.differences = ObjectGraph.differences(original, copy, scratch);
            fit(networks.create(spec, 2, tier), restored);
        };
        fit(networks.create(spec, 1, tier), saved);
        return restored.differences;
    }

    @Test
    void aFieldThatIsHeldButNotVisitedIsFound() {
        assertThat(differencesAfterRestoring(FORGETFUL, KernelTier.PORTABLE, Scratch.fields()))
                .containsExactly("Forgetting.steps");
    }

    static Set<String> scratchFields() {
        return Scratch.fields();
    }

    /** Each scratch field differs in some network after a restore, so no field is listed unnecessarily. */
    @ParameterizedTest
    @MethodSource("scratchFields")
    void everyScratchFieldChanges(String field) {
        Set<String> others = new TreeSet<>(Scratch.fields());
        others.remove(field);

        assertThat(TrainedNetworks.names())
                .anySatisfy(spec -> assertThat(differencesAfterRestoring(spec, KernelTier.PORTABLE, others))
                        .contains(field));
    }

    @Test
    void everyKindOfLayerIsTested() {
        assertThat(TrainedNetworks.names().stream()
                        .flatMap(spec -> networks.create(spec, 1, KernelTier.PORTABLE).layers().stream())
                        .map(Layer::kind))
                .containsAll(Stream.of(LayerSpec.Kind.values())
                        .map(LayerSpec.Kind::simpleName)
                        .toList());
    }

    @Test
    void everyMetricIsTested() {
        Set<Metric> measured = EnumSet.noneOf(Metric.class);
        TrainedNetworks.names()
                .forEach(spec -> measured.addAll(
                        networks.create(spec, 1, KernelTier.PORTABLE).metrics().metrics()));
        assertThat(measured).containsExactlyInAnyOrder(Metric.values());
    }

    private static History fit(TrainableNetwork network, Recorder recorder) {
        return Trainer.of(network)
                .epochs(EPOCHS)
                .batchSize(5)
                .gradientAccumulation(2)
                .seed(5)
                .validation(TrainedNetworks.data(network, ROWS, 2))
                .listener(EarlyStopping.patience(EPOCHS).restoringBest())
                .listener(recorder)
                .fit(TrainedNetworks.data(network, ROWS, 1));
    }

    /** Restores a state at the start of a training, and saves the state after each step. */
    private static final class Recorder implements TrainingListener {
        private final List<byte[]> states = new ArrayList<>();
        private byte[] start = {};
        private Consumer<TrainingProgress> atStart = progress -> {};
        private Consumer<TrainingProgress> atSavedStep = progress -> {};
        private Set<String> differences = Set.of("nothing was compared");

        @Override
        public void trainingStarted(TrainingProgress progress) {
            if (start.length > 0) {
                StateSnapshot.ofBytes(start).restore(progress);
                atStart.accept(progress);
            }
        }

        @Override
        public void stepDone(TrainingProgress progress) {
            states.add(StateSnapshot.of(progress).toBytes());
            if (states.size() == SAVED_STEP) {
                atSavedStep.accept(progress);
            }
        }
    }
}
