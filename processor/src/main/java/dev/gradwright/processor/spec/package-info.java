/**
 * The network as declared, in immutable records: a tree of blocks and repeats whose leaves are the layers in order. The
 * kinds of layers, losses, optimizers and schedules are listed here, each with the facts that rules and later stages
 * need. Nothing here knows {@code javax.lang.model}, JavaPoet or the computations of a layer.
 */
@NullMarked
package dev.gradwright.processor.spec;

import org.jspecify.annotations.NullMarked;
