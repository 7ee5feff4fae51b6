/**
 * Counter-based random numbers: everything random in a network is a function of its seed. Dropout, shuffling and
 * initialization ask for a number by key and counter, so no generator with state belongs here.
 */
@NullMarked
package dev.gradwright.runtime.random;

import org.jspecify.annotations.NullMarked;
