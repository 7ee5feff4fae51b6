/**
 * The parts of which a generated network consists: the factory of its parameters, the register of its layers, its penalties, the
 * check of its batches and the guard against divergence. Only generated code and the packages of the runtime use them. What users
 * name is in {@link dev.gradwright.runtime}, and what layers compute is in {@link dev.gradwright.runtime.kernel}.
 */
@NullMarked
package dev.gradwright.runtime.network;

import org.jspecify.annotations.NullMarked;
