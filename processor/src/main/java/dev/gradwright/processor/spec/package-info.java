/**
 * The network as it was declared, in immutable records: a tree of layers, blocks and repeats, whose leaves are the layers in
 * order, each with its path and the paths of what it reads, and every value beside the place it came from. Also the parts of the
 * network, which are the types above the spec. The stages before lowering speak in these. Nothing here knows {@code javax.lang.model}, JavaPoet or any mathematics.
 */
@NullMarked
package dev.gradwright.processor.spec;

import org.jspecify.annotations.NullMarked;
