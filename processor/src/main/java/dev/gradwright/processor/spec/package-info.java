/**
 * The network as declared, in immutable records: a tree of blocks and repeats whose leaves are the layers in order.
 * Each layer has its path, the paths of its sources, the source position of each value, and methods for the facts that
 * rules need. Nothing here knows {@code javax.lang.model}, JavaPoet or the computations of a layer.
 */
@NullMarked
package dev.gradwright.processor.spec;

import org.jspecify.annotations.NullMarked;
