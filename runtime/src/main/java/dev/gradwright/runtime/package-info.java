/**
 * What users name: the interface of generated networks, their parameters, and the exception of a training that diverged. The parts
 * of which a generated network consists are in {@link dev.gradwright.runtime.network}. Nothing here computes, trains or stores.
 */
@NullMarked
package dev.gradwright.runtime;

import org.jspecify.annotations.NullMarked;
