/**
 * What holds weights and activations back: penalties, which are part of the loss and of its gradients, and constraints, which
 * bring weights back into their bounds after each optimizer step. Formulas are those of Keras 3. Whose weights they act on is
 * said by {@link dev.gradwright.runtime.Parameter}, and when by the network and its optimizer.
 */
@NullMarked
package dev.gradwright.runtime.regularization;

import org.jspecify.annotations.NullMarked;
