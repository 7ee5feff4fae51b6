/**
 * The section on nonsaturating activation functions: leaky ReLU, and activations for a hundred layers in which signals
 * neither vanish nor explode. Each network is one experiment. The data are prepared elsewhere.
 */
@NullMarked
package dev.gradwright.samples.chapter11.activation;

import org.jspecify.annotations.NullMarked;
