package dev.gradwright.conformance.advice;

import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.TargetScale;
import dev.gradwright.dsl.TargetScaling;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.layer.DenseLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Advice about networks for records looks at targets on the scale of the loss. */
class TableTargetsTest {
    private static final int ROWS = 2000;
    private static final Examples<Flat, Double> FLATS = flats();

    record Flat(double area, double distance) {}

    @Network(features = Flat.class, target = double.class)
    @Loss(MEAN_SQUARED_ERROR)
    @TargetScaling(TargetScale.LOG_STANDARD)
    @Optimizer.Adam
    interface ScaledPrice {
        @Dense(units = 16, activation = TANH)
        DenseLayer hidden();

        @Dense(units = 1)
        DenseLayer price();
    }

    @Network(features = Flat.class, target = double.class)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam
    interface PlainPrice extends ScaledPrice {}

    @Test
    void scaledTargetsAreNotLargeAndTheirLossFalls() {
        Run run = run(TableTargetsTest_ScaledPriceNetwork.create(1));

        assertThat(run.findings()).isEmpty();
        assertThat(run.error()).isLessThan(0.5);
    }

    @Test
    void ofTargetsThatAreNotScaledTheRemedyIsAnAnnotation() {
        assertThat(run(TableTargetsTest_PlainPriceNetwork.create(1)).message("TargetScale"))
                .startsWith("the targets are large: they have mean 1")
                .endsWith("; declare @TargetScaling");
    }

    private static Run run(TableNetwork<Flat, Double> network) {
        network.adapt(FLATS);
        return Run.of(network, 10, network.encode(FLATS), network.encode(FLATS));
    }

    /** Prices of about 10,000. */
    private static Examples<Flat, Double> flats() {
        Random random = new Random(1);
        List<Flat> flats = new ArrayList<>();
        List<Double> prices = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Flat flat = new Flat(random.nextGaussian(), random.nextGaussian());
            flats.add(flat);
            prices.add(StrictMath.exp(9.2 + 0.5 * flat.area() - 0.3 * flat.distance() + 0.1 * random.nextGaussian()));
        }
        return Examples.of(flats, prices);
    }
}
