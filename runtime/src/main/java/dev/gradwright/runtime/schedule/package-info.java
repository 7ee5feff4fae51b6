/**
 * Learning rate schedules: the learning rate, and optionally the momentum, as functions of the number of steps and the
 * length of the fit. The optimizer counts the steps and calls the schedule; only the plateau schedule has state. Early
 * stopping is a listener of the trainer and does not belong here.
 */
@NullMarked
package dev.gradwright.runtime.schedule;

import org.jspecify.annotations.NullMarked;
