/**
 * Networks as tests describe them, once: the spec that is compiled and the reference that judges it both follow
 * from the description. Here also lives javac as a user runs it. No expectations about networks live here.
 */
@NullMarked
package dev.gradwright.conformance.model;

import org.jspecify.annotations.NullMarked;
