/**
 * How gradients change weights: clipping, the update rules, averages of weights, and the optimizer that carries all of it out
 * step by step. Rules see flat arrays and know no layout; the optimizer owns their state and the count of steps. Losses, data
 * and training loops do not belong here.
 */
@NullMarked
package dev.gradwright.runtime.optimizer;

import org.jspecify.annotations.NullMarked;
