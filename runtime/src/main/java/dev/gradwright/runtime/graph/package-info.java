/**
 * What a network computes and how it is trained, as a {@link dev.gradwright.runtime.graph.Graph}: immutable data that exporters, reports and
 * tests read. Whatever follows from the structure alone is computed here: the summary table, the fingerprint of model files, the text and the
 * Mermaid form. Nothing here knows the values of parameters, kernels or generated classes.
 */
@NullMarked
package dev.gradwright.runtime.graph;

import org.jspecify.annotations.NullMarked;
