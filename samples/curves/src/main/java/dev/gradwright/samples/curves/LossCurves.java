package dev.gradwright.samples.curves;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Losses as functions of the output. */
final class LossCurves {
    private static final double[] X = Line.range(-3, 3, 241);

    private final KernelTier tier;

    LossCurves(KernelTier tier) {
        this.tier = tier;
    }

    Picture picture() {
        return new Picture(
                "losses",
                List.of(
                        Panel.of(
                                        "regression, target 0",
                                        "output",
                                        "loss",
                                        List.of(
                                                line("MEAN_SQUARED_ERROR", Score_UnderSquareNetwork.create(1, tier), 0),
                                                line(
                                                        "MEAN_ABSOLUTE_ERROR",
                                                        Score_UnderAbsoluteNetwork.create(1, tier),
                                                        0),
                                                line("HUBER", Score_UnderHuberNetwork.create(1, tier), 0),
                                                line("LOG_COSH", Score_UnderLogCoshNetwork.create(1, tier), 0)))
                                .within(0, 4),
                        Panel.of(
                                        "classification, target 1",
                                        "score (for the cross-entropy, before its sigmoid)",
                                        "loss",
                                        List.of(
                                                line("HINGE", Score_UnderHingeNetwork.create(1, tier), 1),
                                                line(
                                                        "SQUARED_HINGE",
                                                        Score_UnderSquaredHingeNetwork.create(1, tier),
                                                        1),
                                                line(
                                                        "BINARY_CROSSENTROPY",
                                                        Score_UnderCrossentropyNetwork.create(1, tier),
                                                        1)))
                                .within(0, 4)));
    }

    private static Line line(String name, TrainableNetwork network, float target) {
        return Line.of(name, X, output -> {
            FMatrixRMaj x = new FMatrixRMaj(new float[][] {{(float) output}});
            FMatrixRMaj y = new FMatrixRMaj(new float[][] {{target}});
            return network.testOnBatch(x, y);
        });
    }
}
