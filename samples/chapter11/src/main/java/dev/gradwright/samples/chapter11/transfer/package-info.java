/**
 * The section on transfer learning: task A classifies eight classes, task B with only 200 pictures shirts and sandals.
 * The networks share the layers of {@link dev.gradwright.samples.chapter11.transfer.Trunk}.
 */
@NullMarked
package dev.gradwright.samples.chapter11.transfer;

import org.jspecify.annotations.NullMarked;
