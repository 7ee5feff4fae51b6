package gallery;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** The layers that several networks share. */
public interface Trunk {
    @Flatten     Layer          pixels();
    @Hidden(100) DenseLayer     hidden1();
    @LayerNorm   LayerNormLayer norm();
    @Hidden(50)  DenseLayer     hidden2();
}
