package dev.gradwright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The text is that of 0.1.0, so that its model files load. */
class FingerprintTest {
    @Test
    void theTextContainsEverythingThatAffectsInference() {
        assertThat(Fingerprint.text(Graphs.chain())).isEqualTo("""
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
    void theTextContainsSourcesOtherThanTheNodeAbove() {
        assertThat(Fingerprint.text(Graphs.branches())).isEqualTo("""
                input 4
                deep Dense 4 3 bias=true
                wide Dense 4 3 bias=true from=
                sum Add 3 3 from=deep,wide
                output Dense 3 1000 bias=true
                """);
    }

    @Test
    void itIsASha256() {
        assertThat(Graphs.chain().fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void attributesOfTrainingDoNotCount() {
        String plain = fingerprint(node -> {});

        assertThat(fingerprint(node -> node.training("init", "ZEROS"))).isEqualTo(plain);
        assertThat(fingerprint(node -> node.untrained("weights", 4, 4))).isEqualTo(plain);
        assertThat(fingerprint(node -> node.attributes("bias", true))).isNotEqualTo(plain);
    }

    private static String fingerprint(Consumer<GraphBuilder.NodeBuilder> change) {
        GraphBuilder graph = new GraphBuilder("N", 4);
        change.accept(graph.node("output", "Dense", 4, 4));
        return graph.build().fingerprint();
    }
}
