package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.ClassPredictor;
import dev.gradwright.runtime.predict.Decision;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedDense;
import dev.gradwright.runtime.predict.PredictorWeights;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts with the weights of a trained {@link Penguins}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class PenguinsPredictor extends ClassPredictor<Penguin, Penguins.Species, PenguinsPredictor.Scratch> {
    /** 8 × 6. */
    private final Tensor ensembleSigns;
    /** 6 → 16, with norm folded in. */
    private final PackedDense hidden;
    /** 16 → 3 for each of 8 members. */
    private final PackedDense species;

    PenguinsPredictor(PredictorWeights weights) {
        super(weights, new PenguinsEncoder(), 3, Decision.LARGEST);
        ensembleSigns = weights.packSigns("ensemble.signs", 8, 6);
        hidden = FoldedDense.of(weights, "hidden", 6, 16)
                .after("norm", 0.001f)
                .pack();
        species = FoldedDense.of(weights, "species", 16, 24).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link PenguinsNetwork#save} wrote. */
    public static PenguinsPredictor load(Path path) {
        return PredictorWeights.load(path, PenguinsNetwork.GraphHolder.GRAPH, PenguinsPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static PenguinsPredictor load(InputStream in) {
        return PredictorWeights.load(in, PenguinsNetwork.GraphHolder.GRAPH, PenguinsPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        ensemble(s);
        hidden(s);
        species(s);
        ensembleMean(s);
        return s.ensembleMeanOut;
    }

    /** ensemble: 6 features for 8 members, each with its own signs. */
    private void ensemble(Scratch s) {
        s.kernels.expand(s.input, ensembleSigns, s.ensembleOut);
    }

    /** hidden: 6 → 16, ReLU. */
    private void hidden(Scratch s) {
        s.kernels.dense(s.ensembleOut, hidden.weights(), hidden.bias(), s.hiddenOut);
        s.kernels.activate(RELU, s.hiddenOut, s.hiddenOut);
    }

    /** species: 16 → 3 for each of 8 members, softmax. */
    private void species(Scratch s) {
        s.kernels.memberDense(s.hiddenOut, species.weights(), species.bias(), s.speciesOut);
        s.kernels.activate(SOFTMAX, s.speciesOut, s.speciesOut);
    }

    /** ensemble: mean over 8 members. */
    private void ensembleMean(Scratch s) {
        s.kernels.memberMean(s.speciesOut, 8, s.ensembleMeanOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** 8·rows × 6. */
        final Tensor ensembleOut;
        /** 8·rows × 16. */
        final Tensor hiddenOut;
        /** 8·rows × 3. */
        final Tensor speciesOut;
        /** rows × 3. */
        final Tensor ensembleMeanOut;

        Scratch(Kernels kernels) {
            super(kernels, 6);
            ensembleOut = kernels.activations(6);
            hiddenOut = kernels.activations(16);
            speciesOut = kernels.activations(3);
            ensembleMeanOut = kernels.activations(3);
        }
    }
}
