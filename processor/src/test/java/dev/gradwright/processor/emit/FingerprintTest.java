package dev.gradwright.processor.emit;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
import static dev.gradwright.dsl.ActivationFunction.LINEAR;
import static dev.gradwright.dsl.ActivationFunction.PRELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.processor.lower.SpecBuilder.named;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.lower.SpecBuilder;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void theTextSaysAllThatMattersToInference() {
        SpecBuilder spec = network("N", 2, 2)
                .flatten("flat")
                .batchNorm("norm", true, false)
                .dense("hidden", 3, LINEAR, named(HE_NORMAL), false)
                .activation("act", LEAKY_RELU)
                .layerNorm("rows", 1e-5)
                .activation("slopes", PRELU, 0.25)
                .dropout("drop", 0.5)
                .dense("output", 2, SOFTMAX)
                .loss(CATEGORICAL_CROSSENTROPY);

        assertThat(Fingerprint.text(spec.lower())).isEqualTo("""
            input 2 2
            flat Flatten 4 4
            norm BatchNorm 4 4 epsilon=0.001 center=true scale=false
            hidden Dense 4 3 bias=false
            act Activation 3 3 function=LEAKY_RELU alpha=0.2
            rows LayerNorm 3 3 epsilon=1.0E-5
            slopes Activation 3 3 function=PRELU
            drop Dropout 3 3
            output Dense 3 2 bias=true function=SOFTMAX alpha=1.0
            """);
    }

    @Test
    void theTextSaysWhatALayerReadsThatIsNotTheOneAbove() {
        SpecBuilder spec = network("N", 4)
                .dense("deep", 3)
                .from("")
                .dense("wide", 3)
                .add("sum", "deep", "wide")
                .dense("output", 2);

        assertThat(Fingerprint.text(spec.lower())).isEqualTo("""
            input 4
            deep Dense 4 3 bias=true
            wide Dense 4 3 bias=true from=
            sum Add 3 3 from=deep,wide
            output Dense 3 2 bias=true
            """);
    }

    @Test
    void itIsASha256() {
        assertThat(of(network("N", 4).dense("output", 2))).matches("[0-9a-f]{64}");
    }

    @Test
    void aNameAWidthAFunctionAndABiasMatter() {
        String plain = of(network("N", 4).dense("output", 2));

        assertThat(of(network("N", 4).dense("out", 2))).isNotEqualTo(plain);
        assertThat(of(network("N", 4).dense("output", 3))).isNotEqualTo(plain);
        assertThat(of(network("N", 2, 2).dense("output", 2))).isNotEqualTo(plain);
        assertThat(of(network("N", 4).dense("output", 2, RELU))).isNotEqualTo(plain);
        assertThat(of(network("N", 4).dense("output", 2, LINEAR, named(GLOROT_UNIFORM), false)))
                .isNotEqualTo(plain);
    }

    @Test
    void aChangedAlphaMatters() {
        assertThat(of(network("N", 4).activation("act", ELU, 0.5).dense("output", 2)))
                .isNotEqualTo(of(network("N", 4).activation("act", ELU, 0.6).dense("output", 2)));
    }

    @Test
    void whatMattersToTrainingAloneDoesNot() {
        SpecBuilder one = network("One", 4)
                .dense("hidden", 3, RELU, named(HE_NORMAL), true)
                .dropout("drop", 0.2)
                .dense("output", 2, SOFTMAX)
                .loss(SPARSE_CATEGORICAL_CROSSENTROPY)
                .adam(0.1)
                .clip(1, 0, 0);
        SpecBuilder other = network("Other", 4)
                .dense("hidden", 3, RELU)
                .dropout("drop", 0.3)
                .dense("output", 2, SOFTMAX)
                .loss(MEAN_SQUARED_ERROR);

        assertThat(of(one)).isEqualTo(of(other));
    }

    private static String of(SpecBuilder spec) {
        return Fingerprint.of(spec.lower());
    }
}
