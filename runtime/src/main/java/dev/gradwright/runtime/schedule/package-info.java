/**
 * Learning rates, and the momentum where it moves along, as functions of the steps done and of the plan of the training. A
 * schedule is a value without state, save the one that waits for a plateau: the optimizer counts the steps and asks. What stops
 * a training or picks its best weights is a listener of the trainer and does not belong here.
 */
@NullMarked
package dev.gradwright.runtime.schedule;

import org.jspecify.annotations.NullMarked;
