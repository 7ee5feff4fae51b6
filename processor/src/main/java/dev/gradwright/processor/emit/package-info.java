/**
 * From a plan to the text of the generated classes: the network and the predictor as a whole, with layers, blocks and repeats as groups of
 * handles, parts, optimizer and schedule. The code of single operations is in {@code emit.op}, what knows no networks in {@code emit.text}. Only
 * these packages know JavaPoet. They decide names and words, nothing about what is computed or where.
 */
@NullMarked
package dev.gradwright.processor.emit;

import org.jspecify.annotations.NullMarked;
