/**
 * The section on activations that do not saturate: leaky ReLU, and what a hundred layers need so that their signals neither vanish
 * nor explode. Every network here is one experiment; pixels and targets come from elsewhere.
 */
@NullMarked
package dev.gradwright.samples.chapter11.activation;

import org.jspecify.annotations.NullMarked;
