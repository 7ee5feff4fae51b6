/**
 * Schedules: learning rate, and momentum if it is scheduled too, as functions of the number of steps and of the length of the fit.
 * The optimizer counts the steps and asks; only the plateau schedule has state. Early stopping is a listener of the trainer and does not
 * belong here.
 */
@NullMarked
package dev.gradwright.runtime.schedule;

import org.jspecify.annotations.NullMarked;
