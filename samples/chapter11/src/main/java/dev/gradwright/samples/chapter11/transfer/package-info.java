/**
 * The section on transfer learning: task A classifies pictures of eight classes, task B distinguishes shirts from
 * sandals, with only 200 pictures. The networks share the layers of
 * {@link dev.gradwright.samples.chapter11.transfer.Trunk}.
 */
@NullMarked
package dev.gradwright.samples.chapter11.transfer;

import org.jspecify.annotations.NullMarked;
