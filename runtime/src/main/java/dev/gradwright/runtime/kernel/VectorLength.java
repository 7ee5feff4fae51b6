package dev.gradwright.runtime.kernel;

/** Kernels that know how long the vectors of this machine are; an interface, since nothing may refer to the vector kernels by type. */
public interface VectorLength {
    /** Number of floats in a vector. */
    int lanes();
}
