/**
 * The rules, one class each: when an expanded spec is invalid, where to report it, and the message. Rules have no
 * state, report problems as data, and use facts from methods of layers instead of listing kinds of layers. Nothing here
 * knows {@code javax.lang.model} or prints.
 */
@NullMarked
package dev.gradwright.processor.check;

import org.jspecify.annotations.NullMarked;
