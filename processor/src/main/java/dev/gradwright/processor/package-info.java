/**
 * The annotation processor: it runs the stages for each spec and handles the rounds of the compiler. Each stage is in a
 * subpackage. Nothing here knows layers.
 */
@NullMarked
package dev.gradwright.processor;

import org.jspecify.annotations.NullMarked;
