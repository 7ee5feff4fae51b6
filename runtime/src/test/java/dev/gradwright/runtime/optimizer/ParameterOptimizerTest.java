package dev.gradwright.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterSpec;
import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.schedule.OneCycleSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import dev.gradwright.runtime.settings.Setting;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterOptimizerTest {
    private static final ConstantSchedule RATE = new ConstantSchedule(1);

    private final Kernels kernels = KernelTier.PORTABLE.newKernels();
    private final NetworkParameter first = parameter("first", 3);
    private final NetworkParameter second = parameter("second", 4);
    private final NetworkParameter movingMean = new NetworkParameter("movingMean", kernels.vector(1), null);
    private final List<NetworkParameter> parameters = List.of(first, movingMean, second);

    @Test
    void countsSteps() {
        ParameterOptimizer optimizer = optimizer(new SgdRule(0, false), GradientClipping.none());

        optimizer.step();
        optimizer.step();

        assertThat(optimizer.steps()).isEqualTo(2);
        assertThat(value(first)).isEqualTo(-6);
    }

    @Test
    void constrainsWeightsAfterTheUpdate() {
        List<NetworkParameter> bounded = List.of(
                parameter("first", 3, ParameterSpec.TRAINED.constrained(WeightConstraint.nonNegative())), second);

        new ParameterOptimizer(kernels, bounded, () -> new SgdRule(0, false), RATE, GradientClipping.none()).step();

        assertThat(value(bounded.get(0))).isZero();
        assertThat(value(second)).isEqualTo(-4);
    }

    @Test
    void skipsFrozenParameters() {
        ParameterOptimizer optimizer = optimizer(new SgdRule(0, false), GradientClipping.none());
        first.setTrainable(false);

        optimizer.step();

        assertThat(value(first)).isZero();
        assertThat(value(second)).isEqualTo(-4);
    }

    @Test
    void trainsUnfrozenLayersAgain() {
        first.setTrainable(false);
        ParameterOptimizer optimizer = optimizer(new AdamRule(0.9, 0.999, 1e-7, false), GradientClipping.none());
        first.setTrainable(true);

        optimizer.step();

        assertThat(value(first)).isCloseTo(-1, within(1e-5f));
    }

    @Test
    void clipsEachNormSeparately() {
        optimizer(new SgdRule(0, false), GradientClipping.byNorm(3.5)).step();

        assertThat(value(first)).isEqualTo(-3);
        assertThat(value(second)).isEqualTo(-3.5f);
    }

    @Test
    void clipsTheGlobalNorm() {
        optimizer(new SgdRule(0, false), GradientClipping.byGlobalNorm(1)).step();

        assertThat(value(first)).isCloseTo(-0.6f, within(1e-6f));
        assertThat(value(second)).isCloseTo(-0.8f, within(1e-6f));
    }

    @Test
    void frozenGradientsAreNotPartOfTheNorm() {
        first.setTrainable(false);

        optimizer(new SgdRule(0, false), GradientClipping.byGlobalNorm(4)).step();

        assertThat(value(second)).isEqualTo(-4);
        assertThat(first.gradient().get(0, 0)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void clipsGradientsWhoseSquaresOverflow(KernelTier tier) {
        for (float gradient : new float[] {1e19f, 3e38f, 1e-25f}) {
            for (double limit : new double[] {2, 1e-3, 1e-26}) {
                float expected = (float) Math.min(gradient, limit / Math.sqrt(128));
                assertThat(clipped(tier, gradient, GradientClipping.byNorm(limit)))
                        .as("%s to the norm %s", gradient, limit)
                        .containsOnly(new float[] {expected}, within(1e-6f * expected));
                assertThat(clipped(tier, gradient, GradientClipping.byGlobalNorm(limit)))
                        .as("%s to the global norm %s", gradient, limit)
                        .containsOnly(new float[] {expected}, within(1e-6f * expected));
            }
        }
    }

    /** The result of clipping 128 equal gradients. */
    private static float[] clipped(KernelTier tier, float gradient, GradientClipping clipping) {
        Kernels kernels = tier.newKernels();
        NetworkParameter parameter = new NetworkParameter("weights", kernels.weights(16, 8), kernels.weights(16, 8));
        FMatrixRMaj gradients = new FMatrixRMaj(16, 8);
        gradients.fill(gradient);
        parameter.setGradient(gradients);
        clipping.clip(kernels, List.of(parameter));
        return parameter.gradient().data;
    }

    @Test
    void rejectsAClippingLimitThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientClipping.byValue(0))
                .withMessage("the limit of gradient clipping must be greater than 0, but is 0.0");
    }

    @Test
    void oneCycleMovesRateAndMomentum() {
        ParameterOptimizer optimizer = oneCycle(new SgdRule(0.5, false));
        optimizer.plan(new TrainingPlan(0, 100, 10));

        for (int step = 0; step < 45; step++) {
            optimizer.step();
        }

        assertThat(optimizer.learningRate()).isCloseTo(0.4 - 0.36 / 44, within(1e-9));
        assertThat(optimizer.momentum()).isCloseTo(0.85, within(1e-9));
    }

    @Test
    void oneCycleAddsNoMomentumToPlainDescent() {
        ParameterOptimizer optimizer = oneCycle(new SgdRule(0, false));
        optimizer.plan(new TrainingPlan(0, 100, 10));

        optimizer.step();

        assertThat(optimizer.momentum()).isNaN();
        assertThat(value(first)).isCloseTo(-3 * 0.04f, within(1e-6f));
    }

    @Test
    void allocatesNothing() {
        ParameterOptimizer optimizer = optimizer(new NadamRule(0.9, 0.999, 1e-7), GradientClipping.byGlobalNorm(1))
                .decaying(Setting.of(0.01), true, true)
                .averaging(Setting.of(0.99));

        assertThat(Allocation.ofOne(optimizer::step)).isZero();
    }

    @Test
    void weightsDecayByTheRateBeforeTheUpdate() {
        first.set(new FMatrixRMaj(new float[][] {{10}}));
        ParameterOptimizer optimizer = new ParameterOptimizer(
                kernels, parameters, () -> new SgdRule(0, false), new ConstantSchedule(0.5), GradientClipping.none());

        optimizer.decaying(Setting.of(0.2), true, true).step();

        assertThat(value(first)).isCloseTo(10 - 10 * 0.2f * 0.5f - 0.5f * 3, within(1e-6f));
    }

    /** Of four steps in an epoch, each decays by a quarter: 10 − 10·.2/4·.5 − .5·3 = 8.25. */
    @Test
    void theDecayOfAnEpochIsSpreadOverItsSteps() {
        first.set(new FMatrixRMaj(new float[][] {{10}}));
        ParameterOptimizer optimizer = new ParameterOptimizer(
                        kernels,
                        parameters,
                        () -> new SgdRule(0, false),
                        new ConstantSchedule(0.5),
                        GradientClipping.none())
                .decaying(Setting.of(0.2), true, true)
                .perEpoch();

        optimizer.plan(new TrainingPlan(0, 8, 4));
        optimizer.step();

        assertThat(value(first)).isEqualTo(8.25f);
    }

    @Test
    void withoutAPlanThereIsNoDecayOfAnEpoch() {
        first.set(new FMatrixRMaj(new float[][] {{10}}));

        new ParameterOptimizer(
                        kernels,
                        parameters,
                        () -> new SgdRule(0, false),
                        new ConstantSchedule(0.5),
                        GradientClipping.none())
                .decaying(Setting.of(0.2), true, true)
                .perEpoch()
                .step();

        assertThat(value(first)).isEqualTo(8.5f);
    }

    /** With w = 10, decay .2, rate .5 and gradient 3 a weight becomes 10 − 10·.2·.5 − .5·3 = 7.5, and 8.5 without decay. */
    @ParameterizedTest
    @CsvSource({"true, true, 7.5, 7.5", "false, true, 8.5, 7.5", "true, false, 7.5, 8.5", "false, false, 8.5, 8.5"})
    void biasesAndNormsDecayUnlessTheyAreSpared(boolean biases, boolean norms, float bias, float gamma) {
        List<NetworkParameter> all = Stream.of("a.weights", "a.bias", "n.gamma", "n.beta", "p.alpha")
                .map(name -> parameter(name, 3, ParameterSpec.TRAINED))
                .toList();
        all.forEach(parameter -> parameter.set(new FMatrixRMaj(new float[][] {{10}})));

        new ParameterOptimizer(
                        kernels, all, () -> new SgdRule(0, false), new ConstantSchedule(0.5), GradientClipping.none())
                .decaying(Setting.of(0.2), biases, norms)
                .step();

        assertThat(all.stream().map(ParameterOptimizerTest::value)).containsExactly(7.5f, bias, gamma, gamma, 7.5f);
    }

    @Test
    void applyAveragesReplacesTheWeights() {
        ParameterOptimizer optimizer =
                optimizer(new SgdRule(0, false), GradientClipping.none()).averaging(Setting.of(0.75));

        optimizer.step();
        optimizer.step();
        assertThat(value(first)).isEqualTo(-6);
        optimizer.applyAverages();

        assertThat(value(first)).isEqualTo(0.75f * -3 + 0.25f * -6);
    }

    @Test
    void frozenParametersAreNotReplacedByTheirAverage() {
        ParameterOptimizer optimizer =
                optimizer(new SgdRule(0, false), GradientClipping.none()).averaging(Setting.of(0.75));
        first.setTrainable(false);
        first.set(new FMatrixRMaj(new float[][] {{5}}));

        optimizer.step();
        optimizer.applyAverages();

        assertThat(value(first)).isEqualTo(5);
    }

    @Test
    void untrainedParametersHaveNoAverage() {
        ParameterOptimizer optimizer =
                optimizer(new SgdRule(0, false), GradientClipping.none()).averaging(Setting.of(0.75));
        first.set(new FMatrixRMaj(new float[][] {{5}}));

        optimizer.applyAverages();

        assertThat(value(first)).isEqualTo(5);
    }

    private ParameterOptimizer optimizer(UpdateRule rule, GradientClipping clipping) {
        return new ParameterOptimizer(kernels, parameters, () -> rule, RATE, clipping);
    }

    private ParameterOptimizer oneCycle(UpdateRule rule) {
        OneCycleSchedule schedule = new OneCycleSchedule(0.4, OneCycleForm.TRIANGULAR);
        return new ParameterOptimizer(kernels, parameters, () -> rule, schedule, GradientClipping.none());
    }

    /** A parameter of one value, at first 0. */
    private NetworkParameter parameter(String name, float gradient) {
        return parameter(name, gradient, ParameterSpec.TRAINED);
    }

    private NetworkParameter parameter(String name, float gradient, ParameterSpec spec) {
        NetworkParameter parameter = new NetworkParameter(name, kernels.vector(1), kernels.vector(1), spec);
        parameter.setGradient(new FMatrixRMaj(new float[][] {{gradient}}));
        return parameter;
    }

    private static float value(NetworkParameter parameter) {
        return parameter.get().get(0, 0);
    }
}
