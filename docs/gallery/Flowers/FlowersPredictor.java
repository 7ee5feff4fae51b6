package gallery;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

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

/** Predicts with the weights of a trained {@link Flowers}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FlowersPredictor extends NetworkPredictor<FlowersPredictor.Scratch> {
    /** 4 → 16. */
    private final PackedDense hidden1;
    /** 16 → 16. */
    private final PackedDense hidden2;
    /** 16 → 3. */
    private final PackedDense species;

    FlowersPredictor(PredictorWeights weights) {
        super(weights, 4, 3, Decision.LARGEST);
        hidden1 = FoldedDense.of(weights, "hidden1", 4, 16).pack();
        hidden2 = FoldedDense.of(weights, "hidden2", 16, 16).pack();
        species = FoldedDense.of(weights, "species", 16, 3).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link FlowersNetwork#save} wrote. */
    public static FlowersPredictor load(Path path) {
        return PredictorWeights.load(path, FlowersNetwork.GraphHolder.GRAPH, FlowersPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static FlowersPredictor load(InputStream in) {
        return PredictorWeights.load(in, FlowersNetwork.GraphHolder.GRAPH, FlowersPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden1(s);
        hidden2(s);
        species(s);
        return s.speciesOut;
    }

    /** hidden1: 4 → 16, ReLU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(RELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 16 → 16, ReLU. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
        s.kernels.activate(RELU, s.hidden2Out, s.hidden2Out);
    }

    /** species: 16 → 3, softmax. */
    private void species(Scratch s) {
        s.kernels.dense(s.hidden2Out, species.weights(), species.bias(), s.speciesOut);
        s.kernels.activate(SOFTMAX, s.speciesOut, s.speciesOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 16. */
        final Tensor hidden1Out;
        /** rows × 16. */
        final Tensor hidden2Out;
        /** rows × 3. */
        final Tensor speciesOut;

        Scratch(Kernels kernels) {
            super(kernels, 4);
            hidden1Out = kernels.activations(16);
            hidden2Out = kernels.activations(16);
            speciesOut = kernels.activations(3);
        }
    }
}
