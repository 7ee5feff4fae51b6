/**
 * Problems as data, the lint settings that filter them, and the one place that prints them. A problem has a name, a
 * severity, a source position and a message, and is printed once even if several specs share its position. What counts
 * as a problem is decided by the rules in {@code check} and {@code advice}.
 */
@NullMarked
package dev.gradwright.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
