package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Optimizer;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.OptimizerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The rules for the optimizer of a network. */
class OptimizerRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sgd      | learningRate       | 0.0   | greater than 0 and finite",
                "Sgd      | learningRate       | -0.1  | greater than 0 and finite",
                "Sgd      | momentum           | 1.0   | at least 0 and less than 1",
                "Sgd      | weightDecay        | -0.1  | at least 0 and finite",
                "Sgd      | averaging          | 1.0   | at least 0 and less than 1",
                "AdaGrad  | initialAccumulator | -0.1  | at least 0 and finite",
                "AdaGrad  | epsilon            | 0.0   | greater than 0 and finite",
                "RmsProp  | rho                | 1.0   | at least 0 and less than 1",
                "RmsProp  | momentum           | -0.9  | at least 0 and less than 1",
                "RmsProp  | epsilon            | 0.0   | greater than 0 and finite",
                "AdaDelta | rho                | 1.5   | at least 0 and less than 1",
                "AdaDelta | epsilon            | -1.0  | greater than 0 and finite",
                "Adam     | learningRate       | 0.0   | greater than 0 and finite",
                "Adam     | beta1              | 1.0   | at least 0 and less than 1",
                "Adam     | beta2              | -0.5  | at least 0 and less than 1",
                "Adam     | epsilon            | 0.0   | greater than 0 and finite",
                "AdamW    | weightDecay        | -0.1  | at least 0 and finite",
                "AdamW    | beta1              | 1.0   | at least 0 and less than 1",
                "AdaMax   | beta2              | 1.0   | at least 0 and less than 1",
                "Nadam    | beta1              | 1.5   | at least 0 and less than 1",
                "Nadam    | epsilon            | -1.0  | greater than 0 and finite",
                "Lion     | beta1              | 1.0   | at least 0 and less than 1",
                "Lion     | beta2              | -0.01 | at least 0 and less than 1"
            })
    void rejectsHyperParametersOutOfRange(String optimizer, String attribute, String value, String range) {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Optimizer.%s(%s = «%s)".formatted(optimizer, attribute, value))
                .reports("[OptimizerValue] @Optimizer." + optimizer + " " + attribute + " must be " + range
                        + ", but is " + value);
    }

    /** An annotation without a kind would be ignored, and the network would be trained with plain gradient descent. */
    @Test
    void everyAnnotationHasAKind() {
        assertThat(OptimizerKind.values())
                .extracting(kind -> kind.annotation().type().getName())
                .containsAll(ScheduleRulesTest.typesIn(Optimizer.class));
    }

    /** A new optimizer cannot forget an attribute. */
    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void everyAttributeIsDescribed(OptimizerKind kind) {
        assertThat(kind.annotation().hyperParameters())
                .extracting(HyperParameter::name)
                .containsExactlyInAnyOrderElementsOf(ScheduleRulesTest.attributesOf(kind.annotation()));
    }

    @ParameterizedTest
    @EnumSource(value = OptimizerKind.class, mode = Mode.EXCLUDE, names = "CUSTOM")
    void defaultsAreAccepted(OptimizerKind kind) {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) " + kind.annotation().displayName())
                .isAccepted();
    }

    @Test
    void nesterovNeedsAMomentum() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Optimizer.Sgd(nesterov = «true)")
                .reports(
                        "[OptimizerValue] @Optimizer.Sgd nesterov looks ahead along the momentum, which is 0; set a momentum, such as momentum = 0.9");
    }
}
