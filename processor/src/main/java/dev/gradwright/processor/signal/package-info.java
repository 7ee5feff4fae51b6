/**
 * How signals and gradients propagate through a network at initialization, computed from the spec alone by the
 * mean-field recursion (Poole et al., 2016; Schoenholz et al., 2017). {@link
 * dev.gradwright.processor.signal.Propagation} is the result, a table with a row for each layer. Warnings about it are
 * in {@code advice}.
 */
@NullMarked
package dev.gradwright.processor.signal;

import org.jspecify.annotations.NullMarked;
