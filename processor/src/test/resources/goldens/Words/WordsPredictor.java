package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.runtime.data.IndexColumns;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.Decision;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedDense;
import dev.gradwright.runtime.predict.PredictorWeights;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts with the weights of a trained {@link Words}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class WordsPredictor extends NetworkPredictor<WordsPredictor.Scratch> {
    /** 1,000 × 3. */
    private final Tensor wideTable;
    /** 1,000 × 50. */
    private final Tensor pretrainedTable;
    /** 212 → 16. */
    private final PackedDense hidden;
    /** 16 → 5. */
    private final PackedDense topic;

    WordsPredictor(PredictorWeights weights) {
        super(weights, IndexColumns.of(4).with("wide", 0, 4, 1000).with("pretrained", 0, 4, 1000), 5, Decision.LARGEST);
        wideTable = weights.packTable("wide.table", 1000, 3);
        pretrainedTable = weights.packTable("pretrained.table", 1000, 50);
        hidden = FoldedDense.of(weights, "hidden", 212, 16).pack();
        topic = FoldedDense.of(weights, "topic", 16, 5).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link WordsNetwork#save} wrote. */
    public static WordsPredictor load(Path path) {
        return PredictorWeights.load(path, WordsNetwork.GraphHolder.GRAPH, WordsPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static WordsPredictor load(InputStream in) {
        return PredictorWeights.load(in, WordsNetwork.GraphHolder.GRAPH, WordsPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        wide(s);
        pretrained(s);
        both(s);
        hidden(s);
        topic(s);
        return s.topicOut;
    }

    /** wide: 4 → 12, rows of the table. */
    private void wide(Scratch s) {
        s.kernels.gather(s.input, 0, 4, wideTable, 0, s.wideOut);
    }

    /** pretrained: 4 → 200, rows of the table. */
    private void pretrained(Scratch s) {
        s.kernels.gather(s.input, 0, 4, pretrainedTable, 0, s.pretrainedOut);
    }

    /** both: wide and pretrained, concatenated, 212 features. */
    private void both(Scratch s) {
        s.kernels.putColumns(s.wideOut, 0, s.bothOut);
        s.kernels.putColumns(s.pretrainedOut, 12, s.bothOut);
    }

    /** hidden: 212 → 16, ReLU. */
    private void hidden(Scratch s) {
        s.kernels.dense(s.bothOut, hidden.weights(), hidden.bias(), s.hiddenOut);
        s.kernels.activate(RELU, s.hiddenOut, s.hiddenOut);
    }

    /** topic: 16 → 5, softmax. */
    private void topic(Scratch s) {
        s.kernels.dense(s.hiddenOut, topic.weights(), topic.bias(), s.topicOut);
        s.kernels.activate(SOFTMAX, s.topicOut, s.topicOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 12. */
        final Tensor wideOut;
        /** rows × 200. */
        final Tensor pretrainedOut;
        /** rows × 212. */
        final Tensor bothOut;
        /** rows × 16. */
        final Tensor hiddenOut;
        /** rows × 5. */
        final Tensor topicOut;

        Scratch(Kernels kernels) {
            super(kernels, 4);
            wideOut = kernels.activations(12);
            pretrainedOut = kernels.activations(200);
            bothOut = kernels.activations(212);
            hiddenOut = kernels.activations(16);
            topicOut = kernels.activations(5);
        }
    }
}
