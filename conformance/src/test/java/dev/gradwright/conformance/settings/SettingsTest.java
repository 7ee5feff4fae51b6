package dev.gradwright.conformance.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.schedule.ExponentialSchedule;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.OneCycleSchedule;
import dev.gradwright.runtime.settings.Settings;
import dev.gradwright.runtime.state.StateSnapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A network with settings trains, to the bit, as one whose annotations have these values. */
class SettingsTest {
    private static final int INPUTS = 5;
    private static final String LAYERS = """
                @Dense(units = 7, activation = ActivationFunction.RELU) @L1(0.01) @L2(value = 0.02, bias = 0.03)
                @ActivityL2(0.01) @MaxNorm(0.9) DenseLayer hidden();
                @BatchNorm BatchNormLayer norm();
                @Dropout(0.5) Layer drop();
                @GaussianNoise(0.1) Layer noise();
                @AlphaDropout(0.1) Layer alphaDrop();
                @Dense(units = 3, activation = ActivationFunction.SOFTMAX) DenseLayer output();
            """;
    private static final String LOSS =
            "@Loss(value = LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY, labelSmoothing = 0.1)";

    /** The parts of the spec that a case changes, and what it sets for the same effect. */
    private record Case(String from, String to, Consumer<Settings> settings) {}

    private static final Map<String, Case> CASES = new LinkedHashMap<>();

    static {
        put("LearningRate", "learningRate = 0.05", "learningRate = 0.2", settings -> settings.learningRate(0.2));
        put("Momentum", "momentum = 0.5", "momentum = 0.9", settings -> settings.momentum(0.9));
        put("Nesterov", "nesterov = false", "nesterov = true", settings -> settings.set("optimizer.nesterov", true));
        put("Decay", "weightDecay = 0", "weightDecay = 0.3", settings -> settings.weightDecay(0.3));
        put("Averaging", "averaging = 0", "averaging = 0.5", settings -> settings.averaging(0.5));
        put("Clip", "norm = 1", "norm = 0.01", settings -> settings.clipNorm(0.01));
        put("Dropout", "@Dropout(0.5)", "@Dropout(0.3)", settings -> settings.dropout("drop", 0.3));
        put("Noise", "@GaussianNoise(0.1)", "@GaussianNoise(2)", settings -> settings.noise("noise", 2));
        put("AlphaDrop", "@AlphaDropout(0.1)", "@AlphaDropout(0.4)", settings -> settings.dropout("alphaDrop", 0.4));
        put("L1", "@L1(0.01)", "@L1(0.1)", settings -> settings.l1("hidden", 0.1));
        put("L2", "value = 0.02", "value = 0.2", settings -> settings.l2("hidden", 0.2));
        put("BiasL2", "bias = 0.03", "bias = 0.3", settings -> settings.set("hidden.biasL2", 0.3));
        put("Activity", "@ActivityL2(0.01)", "@ActivityL2(0.3)", settings -> settings.activityL2("hidden", 0.3));
        put("MaxNorm", "@MaxNorm(0.9)", "@MaxNorm(0.1)", settings -> settings.maxNorm("hidden", 0.1));
        put("Norm", "@BatchNorm", "@BatchNorm(momentum = 0.5)", settings -> settings.set("norm.momentum", 0.5));
        put("Smoothing", "labelSmoothing = 0.1", "labelSmoothing = 0.4", settings -> settings.labelSmoothing(0.4));
        put("Schedule", "rate = 0.5", "rate = 0.8", settings -> settings.set("schedule.rate", 0.8));
        put("Steps", "steps = 7", "steps = 2", settings -> settings.set("schedule.steps", 2));
        put(
                "OwnSchedule",
                "rate = 0.5",
                "rate = 0.3",
                settings -> settings.schedule(new ExponentialSchedule(0.05, 0.3, 7, false, ScheduleUnit.STEP)));
    }

    private static final String TRAINING = """
            @Optimizer.Sgd(learningRate = 0.05, momentum = 0.5, nesterov = false, weightDecay = 0, averaging = 0)
            @Schedule.Exponential(rate = 0.5, steps = 7)
            @Clip(norm = 1)
            """;

    @TempDir
    private static Path directory;

    private static CompiledNetworks networks;

    private static void put(String name, String from, String to, Consumer<Settings> settings) {
        CASES.put(name, new Case(from, to, settings));
    }

    @BeforeAll
    static void compile() {
        Map<String, String> sources = new HashMap<>();
        sources.put(path("Declared"), source("Declared"));
        CASES.forEach((name, it) ->
                sources.put(path("Case" + name), source("Case" + name).replace(it.from, it.to)));
        networks = CompiledNetworks.of(directory, sources);
    }

    private static String path(String spec) {
        return NetworkModel.PACKAGE + "/" + spec + ".java";
    }

    private static String source(String name) {
        return """
                package %s;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                @Network(input = %d)
                %s
                %s
                public interface %s {
                %s}
                """.formatted(NetworkModel.PACKAGE, INPUTS, LOSS, TRAINING, name, LAYERS);
    }

    static Stream<Arguments> onEveryTier() {
        return CASES.keySet().stream()
                .flatMap(name -> Stream.of(KernelTier.values()).map(tier -> arguments(name, tier)));
    }

    private static TrainableNetwork trained(TrainableNetwork network) {
        train(network, 6, new Random(3));
        return network;
    }

    private static void train(TrainableNetwork network, int steps, Random random) {
        FMatrixRMaj x = new FMatrixRMaj(8, INPUTS);
        FMatrixRMaj y = new FMatrixRMaj(8, 1);
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < x.data.length; i++) {
                x.data[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < y.data.length; i++) {
                y.data[i] = random.nextInt(3);
            }
            network.trainOnBatch(x, y);
        }
    }

    @ParameterizedTest
    @MethodSource("onEveryTier")
    void aSettingHasTheEffectOfTheAnnotation(String name, KernelTier tier) {
        TrainableNetwork declared = trained(networks.create("Case" + name, 1, tier));

        TrainableNetwork set = trained(networks.create("Declared", 1, tier, CASES.get(name).settings));

        assertThat(weights(set)).usingRecursiveComparison().isEqualTo(weights(declared));
        assertThat(weights(set))
                .usingRecursiveComparison()
                .isNotEqualTo(weights(trained(networks.create("Declared", 1, tier))));
    }

    /** All parameters after the averages took their places. */
    private static List<float[]> weights(TrainableNetwork network) {
        ParameterOptimizer.of(network.optimizer()).applyAverages();
        return network.parameters().stream()
                .map(parameter -> parameter.get().data)
                .toList();
    }

    static Stream<String> cases() {
        return CASES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGraphIsThatOfTheAnnotation(String name) {
        Graph declared = networks.create("Case" + name, 1, KernelTier.PORTABLE).graph();

        Graph set = create(CASES.get(name).settings).graph();

        assertThat(set.nodes()).isEqualTo(declared.nodes());
        assertThat(set.training().loss()).isEqualTo(declared.training().loss());
        assertThat(set.training().optimizer()).isEqualTo(declared.training().optimizer());
        assertThat(set.training().clipping()).isEqualTo(declared.training().clipping());
        assertThat(set.fingerprint()).isEqualTo(declared.fingerprint());
    }

    private static TrainableNetwork create(Consumer<Settings> settings) {
        return networks.create("Declared", 1, KernelTier.PORTABLE, settings);
    }

    @Test
    void theSummaryShowsWhatWasSet() {
        assertThat(create(settings -> settings.dropout("drop", 0.25).learningRate(0.1))
                        .summary())
                .endsWith("Settings: drop.rate=0.25 optimizer.learningRate=0.1\n");
    }

    @Test
    void allProblemsAreListedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(settings -> settings.dropout("dropp", 0.25)
                        .beta1(0.9)
                        .dropout("drop", 1.5)
                        .clipNorm(-1)))
                .withMessageContaining("Declared has no setting dropp.rate; did you mean drop.rate?")
                .withMessageContaining("Declared has no setting optimizer.beta1: @Optimizer.Sgd has no beta1")
                .withMessageContaining("drop.rate must be at least 0 and less than 1, because it is the fraction of"
                        + " features that are dropped, but is 1.5")
                .withMessageContaining("clip.norm must be greater than 0 and finite, or 0 for off, but is -1.0")
                .withMessageContaining("Its settings are optimizer.learningRate, optimizer.weightDecay,");
    }

    @Test
    void whatTheSpecDoesNotDeclareNamesTheAnnotation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(settings -> settings.l2("output", 0.1)))
                .withMessageContaining("Declared has no setting output.l2: output is a Dense without @L2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(settings -> settings.clipGlobalNorm(1)))
                .withMessageContaining("Declared has no setting clip.globalNorm; declare @Clip(globalNorm = ...)");
    }

    @Test
    void aStateFitsOnlyANetworkWithTheSameSettings() {
        byte[] state = StateSnapshot.of(trained(create(settings -> settings.dropout("drop", 0.3))))
                .toBytes();

        TrainableNetwork same = create(settings -> settings.dropout("drop", 0.3));
        StateSnapshot.ofBytes(state).restore(same);

        assertThat(StateSnapshot.of(same).toBytes()).isEqualTo(state);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> StateSnapshot.ofBytes(state).restore(create(settings -> settings.dropout("drop", 0.4))))
                .withMessageContaining("settings.drop.rate is 0.4 here, but 0.3 in the saved state");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateSnapshot.ofBytes(state).restore(create(settings -> {})))
                .withMessageContaining("settings.drop.rate");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aScheduleDeterminesASettingInEachStep(KernelTier tier) {
        LearningRateSchedule falling = (step, plan) -> step < 3 ? 0.3 : 0.1;
        TrainableNetwork scheduled = networks.create(
                "Declared",
                1,
                tier,
                settings -> settings.schedule("drop.rate", falling).averaging(0.9));
        TrainableNetwork first = networks.create(
                "Declared", 1, tier, settings -> settings.dropout("drop", 0.3).averaging(0.9));
        TrainableNetwork then = networks.create(
                "Declared", 1, tier, settings -> settings.dropout("drop", 0.1).averaging(0.9));
        Random random = new Random(3);
        train(first, 3, random);
        copyState(first, then);
        train(then, 3, random);

        train(scheduled, 6, new Random(3));

        assertThat(weights(scheduled)).usingRecursiveComparison().isEqualTo(weights(then));
    }

    /** Copies the state without the settings. */
    private static void copyState(TrainableNetwork from, TrainableNetwork to) {
        StateSnapshot.of(visitor -> {
                    from.layers().forEach(layer -> layer.visit(visitor));
                    visitor.visit("optimizer", ParameterOptimizer.of(from.optimizer()));
                })
                .restore(visitor -> {
                    to.layers().forEach(layer -> layer.visit(visitor));
                    visitor.visit("optimizer", ParameterOptimizer.of(to.optimizer()));
                });
    }

    /** The learning rate and its full name are one setting. */
    @Test
    void ofTwoValuesTheLastCounts() {
        assertThat(create(settings -> settings.set("optimizer.learningRate", 0.1)
                                .learningRate(0.2)
                                .set("optimizer.learningRate", 0.3))
                        .optimizer()
                        .learningRate())
                .isEqualTo(0.3);
    }

    @Test
    void aMomentumWithAScheduleIsRejectedInA1cycle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        create(settings -> settings.schedule(new OneCycleSchedule(0.1, OneCycleForm.TRIANGULAR))
                                .schedule("optimizer.momentum", (step, plan) -> 0.5)))
                .withMessage("the schedule of optimizer.momentum has no effect, because 1cycle determines it; remove"
                        + " one of the two");
    }

    @Test
    void aScheduledValueOutOfRangeStopsTheTraining() {
        TrainableNetwork network = create(settings -> settings.schedule("drop.rate", (step, plan) -> step * 0.5));

        assertThatIllegalStateException()
                .isThrownBy(() -> trained(network))
                .withMessage(
                        "the schedule of drop.rate must be at least 0 and less than 1, because it is the fraction of"
                                + " features that are dropped, but is 1.0 at step 2");
    }

    @Test
    void whatIsReadOnceCannotBeScheduled() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(settings -> settings.schedule("norm.momentum", (step, plan) -> 0.5)))
                .withMessageContaining("norm.momentum cannot be scheduled");
    }
}
