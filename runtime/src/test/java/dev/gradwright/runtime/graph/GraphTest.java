package dev.gradwright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GraphTest {
    @Test
    void aNodeReadsTheOneAboveByDefault() {
        Graph graph = Graphs.branches();

        assertThat(graph.node("deep").sources()).containsExactly("");
        assertThat(graph.node("sum").sources()).containsExactly("deep", "wide");
        assertThat(graph.node("output").sources()).containsExactly("sum");
    }

    @Test
    void theOutputIsTheLastNode() {
        assertThat(Graphs.branches().outputs()).containsExactly("output");
    }

    @Test
    void aParameterIsNamedAfterItsNodeAndItsRole() {
        assertThat(Graphs.chain().node("norm").parameter("movingMean"))
                .isEqualTo(new NodeParameter("movingMean", "norm.movingMean", 1, 4, false));
    }

    @Test
    void graphsThatSayTheSameAreEqual() {
        assertThat(Graphs.chain()).isEqualTo(Graphs.chain()).hasSameHashCodeAs(Graphs.chain());
        assertThat(Graphs.chain()).isNotEqualTo(Graphs.branches());
    }

    @Test
    void rejectsANodeThatReadsALaterOne() {
        GraphBuilder graph = new GraphBuilder("Wrong", 4);
        graph.node("first", "Dense", 4, 3).reads("second");
        graph.node("second", "Dense", 4, 3);

        assertThatThrownBy(graph::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node first reads \"second\", which does not come before it");
    }

    @Test
    void rejectsTwoNodesOfTheSameName() {
        GraphBuilder graph = new GraphBuilder("Wrong", 4);
        graph.node("same", "Dense", 4, 3);
        graph.node("same", "Dense", 3, 3);

        assertThatThrownBy(graph::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two nodes or inputs are called \"same\"");
    }

    @Test
    void rejectsAGraphWithoutNodes() {
        assertThatThrownBy(() -> new GraphBuilder("Empty", 4).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Empty has no nodes");
    }

    @Test
    void theTextContainsEverything() {
        assertThat(Graphs.chain()).hasToString("""
                Chain
                input 2 x 2
                flat: Flatten of the input, 4 -> 4
                norm: BatchNorm of flat, 4 -> 4
                    attributes epsilon=0.001 center=true scale=false
                    training momentum=0.99
                    parameters beta 1 x 4, movingMean 1 x 4 not trained, movingVariance 1 x 4 not trained
                hidden: Dense of norm, 4 -> 3
                    attributes bias=false
                    training init=HE_NORMAL
                    parameters weights 4 x 3
                act: Activation of hidden, 3 -> 3
                    attributes function=LEAKY_RELU alpha=0.2
                rows: LayerNorm of act, 3 -> 3
                    attributes epsilon=1.0E-5
                    parameters gamma 1 x 3, beta 1 x 3
                slopes: Activation of rows, 3 -> 3
                    attributes function=PRELU
                    training alpha=0.25
                    parameters alpha 1 x 3
                drop: Dropout of slopes, 3 -> 3
                    training rate=0.5
                output: Dense of drop, 3 -> 2
                    attributes bias=true function=SOFTMAX
                    parameters weights 3 x 2, bias 1 x 2
                output output
                loss CATEGORICAL_CROSSENTROPY labelSmoothing=0.0 fusedActivation=SOFTMAX
                optimizer Sgd learningRate=0.01
                schedule Constant
                """);
    }
}
