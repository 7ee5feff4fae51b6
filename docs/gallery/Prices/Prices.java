package gallery;

import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.Metric.MAE;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;
import java.util.List;

/** Predicts the price of a house from 13 features with a tower of residual blocks. */
@Network(input = 13)
@Loss.Huber(delta = 0.5)
@Metrics(MAE)
@Optimizer.AdamW
@Schedule.Plateau(factor = 0.5, patience = 5)
public interface Prices {
    @Dense(units = 32, activation = GELU) DenseLayer  stem();
    @Repeat(3)                            List<Floor> tower();
    @Dense(units = 1)                     DenseLayer  price();

    /** One floor of the tower: the normalized output of the floor below, plus what this floor computes from it. */
    @Block
    interface Floor {
        @LayerNorm                            LayerNormLayer norm();
        @Dense(units = 32, activation = GELU) DenseLayer     hidden();
        @Dropout(0.1)                         Layer          dropout();
        @Dense(units = 32)                    DenseLayer     linear();
        @Add({"norm", "linear"})              Layer          sum();
    }
}
