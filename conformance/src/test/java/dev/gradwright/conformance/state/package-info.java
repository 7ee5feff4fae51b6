/**
 * Properties of the state of every network and training: it is complete, and a training that is restored from it
 * continues with the same bits. Optimizers, schedules, metrics and layers are taken from the processor's tables, so
 * that a new one is tested without being named here.
 */
@NullMarked
package dev.gradwright.conformance.state;

import org.jspecify.annotations.NullMarked;
