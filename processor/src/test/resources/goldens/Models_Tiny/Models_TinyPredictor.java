package example;

import static dev.gradwright.dsl.ActivationFunction.TANH;

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

/** Predicts with the weights of a trained {@link Models.Tiny}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
final class Models_TinyPredictor extends NetworkPredictor<Models_TinyPredictor.Scratch> {
    /** 3 → 5, with first folded in. */
    private final PackedDense hidden;
    /** 5 → 2. */
    private final PackedDense output;

    Models_TinyPredictor(PredictorWeights weights) {
        super(weights, 3, 2, Decision.LARGEST);
        hidden = FoldedDense.of(weights, "hidden", 3, 5)
                .after("first", 0.001f, false, false)
                .pack();
        output = FoldedDense.of(weights, "output", 5, 2).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link Models_TinyNetwork#save} wrote. */
    public static Models_TinyPredictor load(Path path) {
        return PredictorWeights.load(path, Models_TinyNetwork.GraphHolder.GRAPH, Models_TinyPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static Models_TinyPredictor load(InputStream in) {
        return PredictorWeights.load(in, Models_TinyNetwork.GraphHolder.GRAPH, Models_TinyPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden(s);
        output(s);
        return s.outputOut;
    }

    /** hidden: 3 → 5, then tanh: tanh. */
    private void hidden(Scratch s) {
        s.kernels.dense(s.input, hidden.weights(), hidden.bias(), s.hiddenOut);
        s.kernels.activate(TANH, s.hiddenOut, s.hiddenOut);
    }

    /** output: 5 → 2. */
    private void output(Scratch s) {
        s.kernels.dense(s.hiddenOut, output.weights(), output.bias(), s.outputOut);
    }

    /** The buffers of one call. */
    static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 5. */
        final Tensor hiddenOut;
        /** rows × 2. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 3);
            hiddenOut = kernels.activations(5);
            outputOut = kernels.activations(2);
        }
    }
}
