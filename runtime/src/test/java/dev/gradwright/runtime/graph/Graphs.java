package dev.gradwright.runtime.graph;

/** Graphs as generated networks declare them. */
final class Graphs {
    private Graphs() {}

    /** A chain of every kind of attribute. */
    static Graph chain() {
        GraphBuilder graph = new GraphBuilder("Chain", 2, 2);
        graph.node("flat", "Flatten", 4, 4);
        graph.node("norm", "BatchNorm", 4, 4)
                .attributes("epsilon", 0.001, "center", true, "scale", false)
                .training("momentum", 0.99)
                .trained("beta", 1, 4)
                .untrained("movingMean", 1, 4)
                .untrained("movingVariance", 1, 4);
        graph.node("hidden", "Dense", 4, 3)
                .attributes("bias", false)
                .training("init", "HE_NORMAL")
                .trained("weights", 4, 3);
        graph.node("act", "Activation", 3, 3).attributes("function", "LEAKY_RELU", "alpha", 0.2);
        graph.node("rows", "LayerNorm", 3, 3)
                .attributes("epsilon", 1e-5)
                .trained("gamma", 1, 3)
                .trained("beta", 1, 3);
        graph.node("slopes", "Activation", 3, 3)
                .attributes("function", "PRELU")
                .training("alpha", 0.25)
                .trained("alpha", 1, 3);
        graph.node("drop", "Dropout", 3, 3).training("rate", 0.5);
        graph.node("output", "Dense", 3, 2)
                .attributes("bias", true, "function", "SOFTMAX")
                .trained("weights", 3, 2)
                .trained("bias", 1, 2);
        graph.loss("CATEGORICAL_CROSSENTROPY", "labelSmoothing", 0.0, "fusedActivation", "SOFTMAX");
        graph.optimizer("Sgd", "learningRate", 0.01);
        return graph.build();
    }

    /** Two paths from the input. */
    static Graph branches() {
        GraphBuilder graph = new GraphBuilder("Branches", 4);
        graph.node("deep", "Dense", 4, 3).attributes("bias", true);
        graph.node("wide", "Dense", 4, 3).reads("").attributes("bias", true);
        graph.node("sum", "Add", 3, 3).reads("deep", "wide");
        graph.node("output", "Dense", 3, 1000).attributes("bias", true);
        return graph.build();
    }
}
