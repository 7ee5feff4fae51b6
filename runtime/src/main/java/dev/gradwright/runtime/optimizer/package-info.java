/**
 * Optimizers: gradient clipping, update rules, averages of weights, and the optimizer that applies them step by step.
 * Update rules work on flat arrays of any layout; the optimizer owns the slots and counts the steps. Losses, data and
 * training loops do not belong here.
 */
@NullMarked
package dev.gradwright.runtime.optimizer;

import org.jspecify.annotations.NullMarked;
