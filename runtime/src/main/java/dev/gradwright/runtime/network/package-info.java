/**
 * The components of a generated network: the factory of its parameters, the register of its layers, its penalties, the
 * check of its batches, the guard against divergence, and the part of its summary that depends on frozen layers. Only
 * generated code and the runtime use them. Types that users name are in {@link dev.gradwright.runtime}, computations of
 * layers in {@link dev.gradwright.runtime.kernel}, and everything that depends only on the structure in
 * {@link dev.gradwright.runtime.graph}.
 */
@NullMarked
package dev.gradwright.runtime.network;

import org.jspecify.annotations.NullMarked;
