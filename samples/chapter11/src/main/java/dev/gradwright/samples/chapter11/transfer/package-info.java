/**
 * The section on transfer learning: task A tells eight classes apart, task B with only 200 pictures whether one is a shirt or a sandal.
 * The networks share the layers of {@link dev.gradwright.samples.chapter11.transfer.Trunk}.
 */
@NullMarked
package dev.gradwright.samples.chapter11.transfer;

import org.jspecify.annotations.NullMarked;
