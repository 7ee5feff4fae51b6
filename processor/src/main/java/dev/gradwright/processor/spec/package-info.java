/**
 * The network as declared, in immutable records: a tree of blocks and repeats whose leaves are the layers in order. Each layer has
 * its path and the paths of its sources; each value has the place where the user wrote it. A layer reads itself from its annotation and
 * answers what the rules ask. Nothing here knows {@code javax.lang.model}, JavaPoet or the mathematics of a layer.
 */
@NullMarked
package dev.gradwright.processor.spec;

import org.jspecify.annotations.NullMarked;
