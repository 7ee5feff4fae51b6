package example;

import static dev.gradwright.dsl.Initializer.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

public final class Parts {
    private Parts() {}

    @Block
    public interface Room {
        @Dense(units = 6, init = HE_NORMAL, bias = false) DenseLayer dense();
        @BatchNorm BatchNormLayer norm();
    }
}
