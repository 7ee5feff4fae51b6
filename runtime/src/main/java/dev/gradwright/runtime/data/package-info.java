/**
 * Features and targets: datasets and examples in memory, examples that are read again in each pass, the files they are read
 * from (CSV and IDX), standardization, batches for training, and the validation of features and sample weights, for networks
 * and predictors. Matrices are row-major with one example per row. Networks, losses and training loops do not belong here;
 * targets are validated in {@link dev.gradwright.runtime.loss}.
 */
@NullMarked
package dev.gradwright.runtime.data;

import org.jspecify.annotations.NullMarked;
