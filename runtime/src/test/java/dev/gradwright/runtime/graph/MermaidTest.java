package dev.gradwright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MermaidTest {
    @Test
    void branchesAreArrows() {
        assertThat(Graphs.branches().mermaid()).isEqualTo("""
                flowchart TD
                    in0(["input<br/>4"])
                    n0["deep<br/>Dense<br/>4 → 3"]
                    n1["wide<br/>Dense<br/>4 → 3"]
                    n2["sum<br/>Add<br/>3 → 3"]
                    n3(["output<br/>Dense<br/>3 → 1000"])
                    in0 --> n0
                    in0 --> n1
                    n0 --> n2
                    n1 --> n2
                    n2 --> n3
                """);
    }

    @Test
    void aFunctionIsNamed() {
        assertThat(Graphs.chain().mermaid()).contains("n3[\"act<br/>Activation LEAKY_RELU<br/>3 → 3\"]");
    }

    @Test
    void specialCharactersOfMermaidAreEscaped() {
        GraphBuilder graph = new GraphBuilder("Odd", 4);
        graph.node("a#\"b<c>&d`e", "Dense", 4, 1);

        assertThat(graph.build().mermaid()).contains("([\"a#35;#quot;b#lt;c#gt;#amp;d#96;e<br/>Dense<br/>4 → 1\"])");
    }
}
