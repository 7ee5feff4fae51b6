package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Batch norm first and before the activation, dropout after it, softmax fused with the loss. */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam
@Schedule.OneCycle(maxLearningRate = 0.01)
@Clip(globalNorm = 1)
public interface FashionClassifier {
    @Flatten Layer pixels();
    @BatchNorm BatchNormLayer inputNorm();
    @Dense(units = 300, init = HE_NORMAL, bias = false) DenseLayer hidden1();
    @BatchNorm BatchNormLayer norm1();
    @Activation(ELU) Layer elu1();
    @Dropout(0.2) Layer dropout1();
    @Dense(units = 100, activation = ELU, init = HE_NORMAL) DenseLayer hidden2();
    @Dense(units = 10, activation = SOFTMAX) DenseLayer output();
}
