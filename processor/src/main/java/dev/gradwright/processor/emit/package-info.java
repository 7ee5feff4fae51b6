/**
 * Generates the network and the predictor from a plan. The code of single operations is in {@code emit.op}, and text
 * utilities that know no networks are in {@code emit.text}. Only these three packages use JavaPoet, and nothing in them
 * decides what is computed or in which buffer.
 */
@NullMarked
package dev.gradwright.processor.emit;

import org.jspecify.annotations.NullMarked;
