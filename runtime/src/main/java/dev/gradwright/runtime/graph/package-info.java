/**
 * The structure of a network and its training configuration as a {@link dev.gradwright.runtime.graph.Graph}: immutable
 * data for exporters, reports and tests. Everything that depends only on the structure is computed here: the table of
 * layers in the summary, the fingerprint of model files, the text and the Mermaid form. Nothing here knows kernels,
 * generated classes or the values of parameters.
 */
@NullMarked
package dev.gradwright.runtime.graph;

import org.jspecify.annotations.NullMarked;
