/**
 * The pictures that the samples learn from, read and split in one way. A sample takes from here what it trains with; networks and
 * command lines belong to the samples themselves.
 */
@NullMarked
package dev.gradwright.samples.data;

import org.jspecify.annotations.NullMarked;
