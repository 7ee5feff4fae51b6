/**
 * Predicts which customers leave, over HTTP: the network of the sample {@code tabular} in the HTTP server of the JDK. The
 * record, the network and the data belong to that sample, and nothing that other projects depend on belongs here.
 */
@NullMarked
package dev.gradwright.samples.serving;

import org.jspecify.annotations.NullMarked;
