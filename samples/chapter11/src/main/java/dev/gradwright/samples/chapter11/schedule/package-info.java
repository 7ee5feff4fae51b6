/**
 * The section on learning-rate schedules. Every experiment trains the layers of
 * {@link dev.gradwright.samples.chapter11.schedule.SeluNetwork} with another schedule.
 */
@NullMarked
package dev.gradwright.samples.chapter11.schedule;

import org.jspecify.annotations.NullMarked;
