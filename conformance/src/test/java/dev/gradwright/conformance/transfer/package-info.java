/**
 * Transfer learning: what networks that share layers copy, freeze and train on. The specs are such as users write; what is
 * asserted are the numbers that come of it.
 */
@NullMarked
package dev.gradwright.conformance.transfer;

import org.jspecify.annotations.NullMarked;
