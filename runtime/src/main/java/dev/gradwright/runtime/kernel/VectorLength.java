package dev.gradwright.runtime.kernel;

/** The length of vectors. The vector kernels implement this interface, because no class may refer to them by type. */
public interface VectorLength {
    /** Number of floats in a vector. */
    int lanes();
}
