package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.FusedMultiplyAdd;

/** {@code a·b + c}, fused if the processor can. */
final class MultiplyAdd {
    /** Constant from class initialization on, so that compiled loops hold one of the two forms and no branch. */
    static final boolean FUSED = FusedMultiplyAdd.isInHardware();

    private MultiplyAdd() {}

    static float multiplyAdd(float a, float b, float c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }
}
