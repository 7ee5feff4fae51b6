package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.FusedMultiplyAdd;

/** {@code a·b + c}, as a fused multiply-add if the processor has that instruction. */
final class MultiplyAdd {
    /** A constant after class initialization, so compiled loops contain only one of the two forms and no branch. */
    static final boolean FUSED = FusedMultiplyAdd.isInHardware();

    private MultiplyAdd() {}

    static float multiplyAdd(float a, float b, float c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }
}
