/**
 * Penalties, which are added to the loss and its gradients, and constraints, which are enforced after each optimizer
 * step. Formulas are those of Keras 3. Which weights they apply to is decided by
 * {@link dev.gradwright.runtime.Parameter}, and when by the network and its optimizer.
 */
@NullMarked
package dev.gradwright.runtime.regularization;

import org.jspecify.annotations.NullMarked;
