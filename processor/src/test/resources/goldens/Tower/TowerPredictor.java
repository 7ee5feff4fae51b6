package example;

import static dev.gradwright.dsl.ActivationFunction.ELU;

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

/** Predicts with the weights of a trained {@link Tower}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class TowerPredictor extends NetworkPredictor<TowerPredictor.Scratch> {
    /** 5 → 8. */
    private final PackedDense trunkHidden1;
    /** 8 → 6. */
    private final PackedDense trunkHidden2;
    /** 6 → 6, with tower.0.room.norm folded in. */
    private final PackedDense tower0RoomDense;
    /** 6 → 6, with tower.1.room.norm folded in. */
    private final PackedDense tower1RoomDense;
    /** 6 → 1. */
    private final PackedDense output;

    TowerPredictor(PredictorWeights weights) {
        super(weights, 5, 1, Decision.VALUE);
        trunkHidden1 = FoldedDense.of(weights, "trunk.hidden1", 5, 8).pack();
        trunkHidden2 = FoldedDense.of(weights, "trunk.hidden2", 8, 6).pack();
        tower0RoomDense = FoldedDense.withoutBias(weights, "tower.0.room.dense", 6, 6)
                .before("tower.0.room.norm", 0.001f)
                .pack();
        tower1RoomDense = FoldedDense.withoutBias(weights, "tower.1.room.dense", 6, 6)
                .before("tower.1.room.norm", 0.001f)
                .pack();
        output = FoldedDense.of(weights, "output", 6, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link TowerNetwork#save} wrote. */
    public static TowerPredictor load(Path path) {
        return PredictorWeights.load(path, TowerNetwork.GraphHolder.GRAPH, TowerPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static TowerPredictor load(InputStream in) {
        return PredictorWeights.load(in, TowerNetwork.GraphHolder.GRAPH, TowerPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        trunkHidden1(s);
        trunkHidden2(s);
        tower0RoomDense(s);
        tower1RoomDense(s);
        output(s);
        return s.outputOut;
    }

    /** trunk.hidden1: 5 → 8, ELU. */
    private void trunkHidden1(Scratch s) {
        s.kernels.dense(s.input, trunkHidden1.weights(), trunkHidden1.bias(), s.trunkHidden1Out);
        s.kernels.activate(ELU, 1f, s.trunkHidden1Out, s.trunkHidden1Out);
    }

    /** trunk.hidden2: 8 → 6, ELU. */
    private void trunkHidden2(Scratch s) {
        s.kernels.dense(s.trunkHidden1Out, trunkHidden2.weights(), trunkHidden2.bias(), s.trunkHidden2Out);
        s.kernels.activate(ELU, 1f, s.trunkHidden2Out, s.trunkHidden2Out);
    }

    /** tower.0.room.dense: 6 → 6, then tower.0.elu: ELU. */
    private void tower0RoomDense(Scratch s) {
        s.kernels.dense(s.trunkHidden2Out, tower0RoomDense.weights(), tower0RoomDense.bias(), s.tower0RoomDenseOut);
        s.kernels.activate(ELU, 1f, s.tower0RoomDenseOut, s.tower0RoomDenseOut);
    }

    /** tower.1.room.dense: 6 → 6, then tower.1.elu: ELU. */
    private void tower1RoomDense(Scratch s) {
        s.kernels.dense(s.tower0RoomDenseOut, tower1RoomDense.weights(), tower1RoomDense.bias(), s.trunkHidden2Out);
        s.kernels.activate(ELU, 1f, s.trunkHidden2Out, s.trunkHidden2Out);
    }

    /** output: 6 → 1. */
    private void output(Scratch s) {
        s.kernels.dense(s.trunkHidden2Out, output.weights(), output.bias(), s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 8. */
        final Tensor trunkHidden1Out;
        /** rows × 6, shared by trunk.hidden2 and tower.1.room.dense. */
        final Tensor trunkHidden2Out;
        /** rows × 6. */
        final Tensor tower0RoomDenseOut;
        /** rows × 1. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 5);
            trunkHidden1Out = kernels.activations(8);
            trunkHidden2Out = kernels.activations(6);
            tower0RoomDenseOut = kernels.activations(6);
            outputOut = kernels.activations(1);
        }
    }
}
