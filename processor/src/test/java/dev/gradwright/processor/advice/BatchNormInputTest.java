package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;

class BatchNormInputTest {
    @Test
    void aBatchNormOfFeatures() {
        records("«@BatchNorm BatchNormLayer norm();")
                .warns(
                        "[BatchNormInput] norm normalizes the features, which are standardised already, by batches; remove it");
    }

    @Test
    void notOneAfterALayer() {
        records(
                        "@Dense(units = 4, bias = false, init = HE_NORMAL) DenseLayer hidden(); @BatchNorm BatchNormLayer norm(); @Activation(RELU) Layer relu();")
                .isAccepted();
    }

    @Test
    void notOneOfNumbers() {
        MarkedSpec.layers("@BatchNorm BatchNormLayer norm(); @Dense(units = 1) DenseLayer output();")
                .isAccepted();
    }

    @Test
    void notOneOfASupertypeThatMayReadSomethingElse() {
        MarkedSpec.types("""
                        @Network(features = Row.class, target = double.class)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec extends Normalized {
                            @Dense(units = 1) DenseLayer output();
                        }

                        interface Normalized {
                            @BatchNorm BatchNormLayer norm();
                        }

                        record Row(int x) {}
                        """).isAccepted();
    }

    @Test
    void notIfItIsSuppressed() {
        records("@SuppressWarnings(\"gradwright:BatchNormInput\") @BatchNorm BatchNormLayer norm();")
                .isAccepted();
    }

    private static MarkedSpec records(String layers) {
        return MarkedSpec.types("""
                @Network(features = Row.class, target = double.class)
                @Loss(MEAN_SQUARED_ERROR)
                interface Spec {
                    %s
                    @Dense(units = 1) DenseLayer output();
                }

                record Row(int x) {}
                """.formatted(layers));
    }
}
