package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** An ensemble in one network. */
@Network(features = Penguin.class, target = Penguins.Species.class)
@Ensemble(k = 8)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Adam
public interface Penguins {
    enum Species { @Text("Adelie") ADELIE, @Text("Chinstrap") CHINSTRAP, @Text("Gentoo") GENTOO }

    @BatchNorm BatchNormLayer norm();
    @Dense(units = 16, activation = RELU) DenseLayer hidden();
    @Dropout(0.1) Layer dropout();
    @Dense(units = 3, activation = SOFTMAX) DenseLayer species();
}
