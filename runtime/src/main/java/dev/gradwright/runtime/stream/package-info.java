/**
 * Encoded rows that are not in memory: they are read again in each pass, checked, and shuffled in a window for training,
 * while one thread reads ahead. Where the examples come from belongs to {@link dev.gradwright.runtime.data}, how they are
 * encoded to {@link dev.gradwright.runtime.feature}.
 */
@NullMarked
package dev.gradwright.runtime.stream;

import org.jspecify.annotations.NullMarked;
