/**
 * Features and targets: datasets in memory, the files they are read from, standardization, and batches for training.
 * Matrices are row-major with one example per row, and all data are validated here. Networks, losses and training loops
 * do not belong here.
 */
@NullMarked
package dev.gradwright.runtime.data;

import org.jspecify.annotations.NullMarked;
