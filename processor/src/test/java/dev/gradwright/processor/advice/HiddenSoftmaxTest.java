package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HiddenSoftmaxTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String message(String softmax, String reader) {
        return "[HiddenSoftmax] %s has SOFTMAX, whose values have the sum 1, so most of the values that %s reads are close to 0; use RELU or another activation in hidden layers, and SOFTMAX only in the output"
                .formatted(softmax, reader);
    }

    @Nested
    class WarnsOf {
        @Test
        void aDenseLayer() {
            MarkedSpec.layers("    @Dense(units = 3, activation = «SOFTMAX) DenseLayer hidden();\n" + OUTPUT)
                    .warns(message("hidden", "output"));
        }

        @Test
        void anActivationLayerBeforeANormAndADropout() {
            MarkedSpec.layers("""
                                @Dense(units = 3) DenseLayer hidden();
                                @Activation(«SOFTMAX) Layer softmax();
                                @BatchNorm BatchNormLayer norm();
                                @Dropout(0.1) Layer dropout();
                            """ + OUTPUT).warns(message("softmax", "output"));
        }

        @Test
        void severalDenseLayers() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = «SOFTMAX) DenseLayer hidden();
                                @Dense(units = 3, activation = RELU) DenseLayer left();
                                @From("hidden") @Dense(units = 3, activation = RELU) DenseLayer right();
                                @Concat({"left", "right"}) Layer both();
                            """ + OUTPUT).warns(message("hidden", "left"));
        }

        @Test
        void aRepeat() {
            MarkedSpec.layers(
                            "    @Repeat(3) @Dense(units = 3, activation = «SOFTMAX) java.util.List<DenseLayer> tower();\n"
                                    + OUTPUT)
                    .warns(message("tower", "tower"));
        }
    }

    @Nested
    class IsSilentOf {
        @Test
        void theOutput() {
            MarkedSpec.annotated("@Loss(CATEGORICAL_CROSSENTROPY)").isAccepted();
        }

        @Test
        void twoOutputs() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SOFTMAX) DenseLayer left();
                                @From("") @Dense(units = 3, activation = SOFTMAX) DenseLayer right();
                                @Concat({"left", "right"}) Layer both();
                            """).isAccepted();
        }

        /** Its values are the weights of a mixture, for example. */
        @Test
        void aLayerThatAJoinReadsToo() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SOFTMAX) DenseLayer gate();
                                @Dense(units = 3, activation = RELU) DenseLayer hidden();
                                @Concat({"gate", "hidden"}) Layer both();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void aFrozenClassifier() {
            MarkedSpec.layers("""
                                @Dense(units = 3) @Frozen DenseLayer logits();
                                @Activation(SOFTMAX) Layer classes();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void aSupertypeOfAClassifier() {
            MarkedSpec.types("""
                            interface Classifier { @Dense(units = 3, activation = SOFTMAX) DenseLayer classes(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Spec extends Classifier { @Dense(units = 1) DenseLayer output(); }
                            """).isAccepted();
        }
    }
}
