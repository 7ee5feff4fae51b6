package dev.gradwright.benchmarks.network;

/**
 * The minimum work of a computation: arithmetic and memory reads.
 *
 * @param flops floating-point operations of the matrix products, a multiply-add counted as two
 * @param bytes the bytes that must be read at least once
 */
public record Work(double flops, double bytes) {}
