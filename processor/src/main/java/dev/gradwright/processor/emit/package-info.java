/**
 * From a plan to the text of the generated classes: one class for each kind of layer, with creation, forward and backward side
 * by side, and in the predictor its step; beside them blocks and repeats as groups of handles, parts, optimizer and schedule, and
 * what splits long methods. The only package that knows JavaPoet. It decides names and words, nothing about what is computed or where.
 */
@NullMarked
package dev.gradwright.processor.emit;

import org.jspecify.annotations.NullMarked;
