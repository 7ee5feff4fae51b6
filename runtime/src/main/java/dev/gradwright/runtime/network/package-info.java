/**
 * The components of a generated network: the factory of its parameters, the register of its layers, its penalties, the
 * check of its batches and the guard against divergence. Only generated code and the runtime use them. Types that users
 * name are in {@link dev.gradwright.runtime}, and computations of layers are in {@link dev.gradwright.runtime.kernel}.
 */
@NullMarked
package dev.gradwright.runtime.network;

import org.jspecify.annotations.NullMarked;
