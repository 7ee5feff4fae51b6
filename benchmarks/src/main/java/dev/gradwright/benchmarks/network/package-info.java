/**
 * The measured networks, their shapes and work, and their examples. All of it follows from fixed seeds, so that all
 * contenders get the same. Contenders do not belong here.
 */
@NullMarked
package dev.gradwright.benchmarks.network;

import org.jspecify.annotations.NullMarked;
