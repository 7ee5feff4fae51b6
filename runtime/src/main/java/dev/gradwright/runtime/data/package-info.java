/**
 * Features and targets: datasets in memory, the files they are read from, standardisation, and the batches that training
 * gathers from them. Matrices are row-major with one example a row; what leaves this package is checked to be what it claims.
 * Networks, losses and training loops do not belong here.
 */
@NullMarked
package dev.gradwright.runtime.data;

import org.jspecify.annotations.NullMarked;
