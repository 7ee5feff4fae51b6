package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.TableSpec;
import dev.gradwright.processor.spec.TargetSpec;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A number is predicted by an output that is bounded or never negative. Targets in their own unit, such as prices, are
 * outside of the bounds; a ReLU may output 0 for all rows, and then has no gradient; and of scaled targets, half are
 * negative. Softplus and the exponential function have a gradient everywhere, so they are not reported for targets
 * without scaling.
 */
final class OutputRange implements AdviceRule {
    private static final Set<LossFunction> REGRESSIONS = EnumSet.of(
            LossFunction.MEAN_SQUARED_ERROR,
            LossFunction.MEAN_ABSOLUTE_ERROR,
            LossFunction.HUBER,
            LossFunction.LOG_COSH,
            LossFunction.QUANTILE);

    @Override
    public DiagnosticName name() {
        return DiagnosticName.OUTPUT_RANGE;
    }

    @Override
    public void check(Wiring network, Report report) {
        Optional<TargetSpec.NumberTarget> target = network.network()
                .table()
                .map(TableSpec::target)
                .filter(TargetSpec.NumberTarget.class::isInstance)
                .map(TargetSpec.NumberTarget.class::cast);
        if (target.isPresent() && isRegression(network.network())) {
            boolean isScaled = target.get().scaling().isPresent();
            network.report(LayerSpec.class, layer -> judge(layer, isScaled, network), report);
        }
    }

    /** Losses of ratios and of counts need positive outputs. */
    private static boolean isRegression(NetworkSpec network) {
        return network.loss()
                .map(loss -> loss.function().value())
                .filter(REGRESSIONS::contains)
                .isPresent();
    }

    private static Optional<Finding> judge(LayerSpec layer, boolean isScaled, Wiring network) {
        if (!network.isDeclaredByNetwork(layer) || !Activations.isOutput(layer, network)) {
            return Optional.empty();
        }
        return Activations.of(layer)
                .flatMap(function -> range(function.value(), isScaled)
                        .map(range -> Finding.at(
                                function.origin(), message(layer.method().name(), function.value(), range, isScaled))));
    }

    private static String message(String name, ActivationFunction function, String range, boolean isScaled) {
        return isScaled
                ? "the %s of %s is %s, but scaled targets have the mean 0 and the deviation 1; set activation = LINEAR"
                        .formatted(function, name, range)
                : "the %s of %s is %s, so it may not reach the target; set activation = LINEAR, and let @TargetScaling(TargetScale.STANDARD) bring targets to its scale"
                        .formatted(function, name, range);
    }

    /** The values of a function that is bounded or never negative; empty if they suffice. */
    private static Optional<String> range(ActivationFunction function, boolean isScaled) {
        return switch (function) {
            case SIGMOID, HARD_SIGMOID, SOFTMAX -> Optional.of("between 0 and 1");
            case TANH, SOFTSIGN -> Optional.of("between -1 and 1");
            case RELU -> Optional.of("never negative");
            case SOFTPLUS, EXPONENTIAL -> isScaled ? Optional.of("never negative") : Optional.empty();
            case LINEAR, LEAKY_RELU, PRELU, ELU, SELU, GELU, SWISH, MISH -> Optional.empty();
        };
    }
}
