package dev.gradwright.processor.check;

import static java.util.stream.Collectors.joining;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;

/** The loss accepts the output of the last layer. */
final class LossOutput implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.LOSS_OUTPUT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network()
                .flatMap(NetworkSpec::loss)
                .ifPresent(loss -> Output.of(spec).ifPresent(output -> check(loss, output, report)));
    }

    private static void check(LossSpec loss, Output output, Report report) {
        String problem = problem(loss, output);
        if (!problem.isEmpty()) {
            report.at(loss.function().origin(), loss.function().value() + " " + problem);
        }
    }

    /** Why the loss cannot take an output; empty if it can. */
    static String problem(LossSpec loss, Output output) {
        return switch (loss.kind().demand()) {
            case ANYTHING, SCORES -> "";
            case SOFTMAX -> problemOfSoftmax(loss.function().value(), output);
            case SIGMOIDS -> problemOfSigmoids(loss.function().value(), output);
            case PROBABILITIES -> problemOfProbabilities(output);
            case EXPECTED_COUNTS -> problemOfExpectedCounts(output);
            case EXPECTED_AMOUNTS -> problemOfExpectedAmounts(output);
            case QUANTILES -> problemOfQuantiles(loss.parameters().elements("quantiles"), output);
            case DIRECTION -> problemOfDirection(output);
            case RANKING -> problemOfRanking(output);
        };
    }

    private static String problemOfSoftmax(LossFunction loss, Output output) {
        if (output.hasOneUnit()) {
            return "needs at least 2 classes, but the output has 1 unit; use %s with activation = SIGMOID, or give the last layer as many units as there are classes"
                    .formatted(
                            isFocal(loss) ? LossFunction.BINARY_FOCAL_CROSSENTROPY : LossFunction.BINARY_CROSSENTROPY);
        }
        return output.function() == ActivationFunction.SOFTMAX
                ? ""
                : "needs the probabilities of a softmax, but the output is %s; set activation = SOFTMAX on the last layer"
                        .formatted(output.function());
    }

    private static String problemOfSigmoids(LossFunction loss, Output output) {
        if (output.function() == ActivationFunction.SIGMOID) {
            return "";
        }
        String remedy = output.function() == ActivationFunction.SOFTMAX
                ? "; use %s for classes that exclude each other, or set activation = SIGMOID on the last layer"
                        .formatted(
                                isFocal(loss)
                                        ? LossFunction.CATEGORICAL_FOCAL_CROSSENTROPY
                                        : LossFunction.CATEGORICAL_CROSSENTROPY)
                : "; set activation = SIGMOID on the last layer";
        return "needs the probabilities of a sigmoid, but the output is " + output.function() + remedy;
    }

    private static boolean isFocal(LossFunction loss) {
        return switch (loss) {
            case BINARY_FOCAL_CROSSENTROPY, CATEGORICAL_FOCAL_CROSSENTROPY, SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY ->
                true;
            default -> false;
        };
    }

    private static String problemOfProbabilities(Output output) {
        return output.isProbability()
                ? ""
                : "needs probabilities, but the output is %s; set activation = SOFTMAX on the last layer"
                        .formatted(output.function());
    }

    private static String problemOfExpectedCounts(Output output) {
        return OutputRange.of(output.function()) == OutputRange.REAL
                ? "takes the logarithm of expected counts, which are not negative, but the output is %s; set activation = EXPONENTIAL on the last layer"
                        .formatted(output.function())
                : "";
    }

    private static String problemOfExpectedAmounts(Output output) {
        return OutputRange.of(output.function()) == OutputRange.POSITIVE
                ? ""
                : "divides by powers of expected amounts, which are positive, but the output is %s; set activation = EXPONENTIAL or SOFTPLUS on the last layer"
                        .formatted(output.function());
    }

    private static String problemOfQuantiles(List<Valued<?>> quantiles, Output output) {
        int count = quantiles.size();
        return count > 0 && output.units().isPresent() && output.units().getAsLong() != count
                ? "needs one unit for each of %d %s (%s), but the output has %d; give the last layer %d, or set other quantiles"
                        .formatted(
                                count,
                                count == 1 ? "quantile" : "quantiles",
                                quantiles.stream()
                                        .map(quantile -> quantile.value().toString())
                                        .collect(joining(", ")),
                                output.units().getAsLong(),
                                count)
                : "";
    }

    private static String problemOfDirection(Output output) {
        return output.hasOneUnit()
                ? "compares directions, but the output has 1 unit, of which only the sign would count; give the last layer more units, or use %s"
                        .formatted(LossFunction.MEAN_SQUARED_ERROR)
                : "";
    }

    private static String problemOfRanking(Output output) {
        if (output.units().isPresent() && !output.hasOneUnit()) {
            return "ranks rows by one score, but the output has %d units; give the last layer 1 unit"
                    .formatted(output.units().getAsLong());
        }
        return output.function() == ActivationFunction.LINEAR
                ? ""
                : "compares scores of any sign and size, but the output is %s; remove the activation of the last layer"
                        .formatted(output.function());
    }
}
