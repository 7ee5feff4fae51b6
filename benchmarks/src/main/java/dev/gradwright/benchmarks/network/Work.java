package dev.gradwright.benchmarks.network;

/**
 * What a computation cannot do without: arithmetic and reading, each at least once.
 *
 * @param flops floating-point operations of the matrix products, a multiply-add counted as two
 * @param bytes what must be read from wherever it lies
 */
public record Work(double flops, double bytes) {}
