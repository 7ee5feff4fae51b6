/**
 * Problems as data, what lint makes of them, and the one place that prints them. A problem has a name, a severity, a
 * place and a message, and is printed once however many specs share its place. What counts as a problem is decided by
 * the rules, not here.
 */
@NullMarked
package dev.gradwright.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
