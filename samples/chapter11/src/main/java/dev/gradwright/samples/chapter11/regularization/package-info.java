/**
 * The section on regularization, which keeps a large network from learning its pictures by heart. Every network here is one experiment
 * and takes standardised pixels.
 */
@NullMarked
package dev.gradwright.samples.chapter11.regularization;

import org.jspecify.annotations.NullMarked;
