/**
 * Random numbers as functions of a key and a counter, so that everything random in a network is a function of its seed. No
 * generator with a state belongs here, and none is needed: dropout, shuffling and initialization name the number they want.
 */
@NullMarked
package dev.gradwright.runtime.random;

import org.jspecify.annotations.NullMarked;
