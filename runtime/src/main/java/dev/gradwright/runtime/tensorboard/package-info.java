/**
 * The event files that TensorBoard reads: records with checksums, each with a message in the format of protocol
 * buffers. Scalars and histograms are all that is written here. Nothing here knows networks or training.
 */
@NullMarked
package dev.gradwright.runtime.tensorboard;

import org.jspecify.annotations.NullMarked;
