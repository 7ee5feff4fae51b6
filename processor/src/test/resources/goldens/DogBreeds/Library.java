package example;

import static dev.gradwright.dsl.Initializer.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

final class Library {
    private Library() {}

    interface Start<T> {
        @Dense(units = 16, init = HE_NORMAL, bias = false) DenseLayer hidden1();
    }
}
