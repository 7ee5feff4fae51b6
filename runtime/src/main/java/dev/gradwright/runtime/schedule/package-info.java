/**
 * Learning rates, and the momentum where it moves along, as functions of the steps done and of the plan of the training. A
 * schedule is a value without state: the optimizer counts the steps and asks. What reacts to results, such as stopping early,
 * is a listener of the trainer and does not belong here.
 */
@NullMarked
package dev.gradwright.runtime.schedule;

import org.jspecify.annotations.NullMarked;
