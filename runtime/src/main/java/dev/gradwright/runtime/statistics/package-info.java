/**
 * What a training records about itself for charts: the course of a value over all steps in fixed memory, the size of
 * gradients and updates, the values inside the network, the distribution of its weights. Nothing here changes a
 * training, and nothing here judges: advice belongs to {@code advice}, pages belong to {@code report}.
 */
@NullMarked
package dev.gradwright.runtime.statistics;

import org.jspecify.annotations.NullMarked;
