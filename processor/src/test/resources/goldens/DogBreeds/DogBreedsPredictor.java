package example;

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

/** Predicts with the weights of a trained {@link DogBreeds}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class DogBreedsPredictor extends NetworkPredictor<DogBreedsPredictor.Scratch> {
    /** 64 → 16, with norm1 folded in. */
    private final PackedDense hidden1;
    /** 16 → 5. */
    private final PackedDense output;

    DogBreedsPredictor(PredictorWeights weights) {
        super(weights, 64, 5, Decision.LARGEST);
        hidden1 = FoldedDense.withoutBias(weights, "hidden1", 64, 16)
                .before("norm1", 0.001f)
                .pack();
        output = FoldedDense.of(weights, "output", 16, 5).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link DogBreedsNetwork#save} wrote. */
    public static DogBreedsPredictor load(Path path) {
        return PredictorWeights.load(path, DogBreedsNetwork.GraphHolder.GRAPH, DogBreedsPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static DogBreedsPredictor load(InputStream in) {
        return PredictorWeights.load(in, DogBreedsNetwork.GraphHolder.GRAPH, DogBreedsPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden1(s);
        output(s);
        return s.outputOut;
    }

    /** hidden1: 64 → 16. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
    }

    /** output: 16 → 5, softmax. */
    private void output(Scratch s) {
        s.kernels.dense(s.hidden1Out, output.weights(), output.bias(), s.outputOut);
        s.kernels.activate(SOFTMAX, s.outputOut, s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 16. */
        final Tensor hidden1Out;
        /** rows × 5. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 64);
            hidden1Out = kernels.activations(16);
            outputOut = kernels.activations(5);
        }
    }
}
