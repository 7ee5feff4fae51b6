/**
 * Properties of every generated network on every kernel tier: correct gradients, reproducible bits, no allocation in
 * steady state, and no change by bad input. Comparisons with other libraries do not belong here.
 */
@NullMarked
package dev.gradwright.conformance.network;

import org.jspecify.annotations.NullMarked;
