/**
 * What holds for every generated network, on every tier of kernels: right gradients, the same bits again, no
 * allocation, no harm from bad input. Numbers of other libraries stay out.
 */
@NullMarked
package dev.gradwright.conformance.network;

import org.jspecify.annotations.NullMarked;
