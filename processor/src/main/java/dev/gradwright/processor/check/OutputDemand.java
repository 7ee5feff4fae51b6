package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;

/** The output that a loss requires. */
enum OutputDemand {
    /** Any number. */
    ANYTHING {
        @Override
        String problem(Output output) {
            return "";
        }
    },
    /** Probabilities of mutually exclusive classes. */
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
    /** Independent probabilities. */
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
    /** Numbers of at least 0. */
    EXPECTED_COUNTS {
        @Override
        String problem(Output output) {
            return OutputRange.of(output.function()) == OutputRange.REAL
                    ? "takes the logarithm of expected counts, which are not negative, but the output is %s; set activation = EXPONENTIAL on the last layer"
                            .formatted(output.function())
                    : "";
        }
    },
    /** A vector whose length does not matter. */
    DIRECTION {
        @Override
        String problem(Output output) {
            return output.hasOneUnit()
                    ? "compares directions, but the output has 1 unit, of which only the sign would count; give the last layer more units, or use %s"
                            .formatted(LossFunction.MEAN_SQUARED_ERROR)
                    : "";
        }
    };

    /** Why the loss cannot take that output; empty if it can. */
    abstract String problem(Output output);
}
