package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/**
 * Three residual connections: before an activation, to a dense layer without activation, and around dropout. Three
 * layers read the first one.
 */
@Network(input = 20)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Adam
public interface Residual {
    @Dense(units = 16, activation = RELU, init = HE_NORMAL) DenseLayer stem();
    @Dense(units = 16, init = HE_NORMAL, bias = false) DenseLayer hidden1();
    @BatchNorm BatchNormLayer norm1();
    @Activation(RELU) Layer relu1();
    @Dense(units = 16, init = HE_NORMAL, bias = false) DenseLayer hidden2();
    @BatchNorm BatchNormLayer norm2();
    @Add({"stem", "norm2"}) Layer block1();
    @Activation(RELU) Layer relu2();
    @Dense(units = 16, activation = RELU) DenseLayer hidden3();
    @Dropout(0.2) Layer drop();
    @Dense(units = 16) DenseLayer hidden4();
    @Add({"relu2", "hidden4", "stem"}) Layer block2();
    @Dense(units = 4, activation = SOFTMAX) DenseLayer output();
}
