/**
 * The types that users name: the interface of generated networks, their parameters, and the exception of a training
 * that diverged. The components of a generated network are in {@link dev.gradwright.runtime.network}. Nothing here
 * computes, trains or stores.
 */
@NullMarked
package dev.gradwright.runtime;

import org.jspecify.annotations.NullMarked;
