/**
 * The section on learning rates that change during the training: one network, and a schedule in each experiment. Every network here is
 * that of {@link dev.gradwright.samples.chapter11.schedule.SeluNetwork} under another schedule.
 */
@NullMarked
package dev.gradwright.samples.chapter11.schedule;

import org.jspecify.annotations.NullMarked;
