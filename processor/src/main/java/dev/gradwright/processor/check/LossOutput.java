package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;

/** The loss can be taken of what the last layer puts out. */
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
        String problem = switch (loss.function().value()) {
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY -> categorical(output);
            case BINARY_CROSSENTROPY -> binary(output);
            case MEAN_SQUARED_ERROR -> "";
        };
        if (!problem.isEmpty()) {
            report.at(loss.function().origin(), loss.function().value() + " " + problem);
        }
    }

    private static String categorical(Output output) {
        if (output.units().isPresent() && output.units().getAsInt() == 1) {
            return "needs at least 2 classes, but the output has 1 unit; use %s with activation = SIGMOID, or give the last layer as many units as there are classes"
                    .formatted(LossFunction.BINARY_CROSSENTROPY);
        }
        if (output.function() != ActivationFunction.SOFTMAX) {
            return "needs the probabilities of a softmax, but the output is %s; set activation = SOFTMAX on the last layer"
                    .formatted(output.function());
        }
        return "";
    }

    private static String binary(Output output) {
        if (output.function() == ActivationFunction.SIGMOID) {
            return "";
        }
        String remedy = output.function() == ActivationFunction.SOFTMAX
                ? "; use %s for classes that exclude each other, or set activation = SIGMOID on the last layer"
                        .formatted(LossFunction.CATEGORICAL_CROSSENTROPY)
                : "; set activation = SIGMOID on the last layer";
        return "needs the probabilities of a sigmoid, but the output is " + output.function() + remedy;
    }
}
