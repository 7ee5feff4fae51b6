/**
 * The data of the samples: reads and splits Fashion-MNIST. Networks and command lines belong to the samples.
 */
@NullMarked
package dev.gradwright.samples.data;

import org.jspecify.annotations.NullMarked;
