/**
 * Names and visibility of the user's types and methods, and the names that generated classes must not use. All stages
 * use these types, so nothing here depends on a stage.
 */
@NullMarked
package dev.gradwright.processor.naming;

import org.jspecify.annotations.NullMarked;
