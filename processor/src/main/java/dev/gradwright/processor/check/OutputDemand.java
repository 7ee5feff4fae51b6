package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;

/** What a loss can be taken of. */
enum OutputDemand {
    /** Any number. */
    ANYTHING {
        @Override
        String problem(Output output) {
            return "";
        }
    },
    /** Probabilities of classes that exclude each other. */
    SOFTMAX {
        @Override
        String problem(Output output) {
            if (output.hasOneUnit()) {
                return "needs at least 2 classes, but the output has 1 unit; use %s with activation = SIGMOID, or give the last layer as many units as there are classes"
                        .formatted(LossFunction.BINARY_CROSSENTROPY);
            }
            return output.function() == ActivationFunction.SOFTMAX
                    ? ""
                    : "needs the probabilities of a softmax, but the output is %s; set activation = SOFTMAX on the last layer"
                            .formatted(output.function());
        }
    },
    /** Probabilities that have nothing to do with each other. */
    SIGMOIDS {
        @Override
        String problem(Output output) {
            if (output.function() == ActivationFunction.SIGMOID) {
                return "";
            }
            String remedy = output.function() == ActivationFunction.SOFTMAX
                    ? "; use %s for classes that exclude each other, or set activation = SIGMOID on the last layer"
                            .formatted(LossFunction.CATEGORICAL_CROSSENTROPY)
                    : "; set activation = SIGMOID on the last layer";
            return "needs the probabilities of a sigmoid, but the output is " + output.function() + remedy;
        }
    },
    /** Probabilities of any kind. */
    PROBABILITIES {
        @Override
        String problem(Output output) {
            return output.isProbability()
                    ? ""
                    : "needs probabilities, but the output is %s; set activation = SOFTMAX on the last layer"
                            .formatted(output.function());
        }
    },
    /** Numbers that are not negative. */
    EXPECTED_COUNTS {
        @Override
        String problem(Output output) {
            return OutputRange.of(output.function()) == OutputRange.REAL
                    ? "takes the logarithm of expected counts, which are not negative, but the output is %s; set activation = EXPONENTIAL on the last layer"
                            .formatted(output.function())
                    : "";
        }
    },
    /** A vector of which the length does not matter. */
    DIRECTION {
        @Override
        String problem(Output output) {
            return output.hasOneUnit()
                    ? "compares directions, but the output has 1 unit, of which only the sign would count; give the last layer more units, or use %s"
                            .formatted(LossFunction.MEAN_SQUARED_ERROR)
                    : "";
        }
    };

    /** What keeps the loss from being taken of that output; empty if nothing does. */
    abstract String problem(Output output);
}
