/**
 * Descriptions of networks, from which both the compiled spec and the reference are derived, and javac as users run it.
 * Assertions about networks do not belong here.
 */
@NullMarked
package dev.gradwright.conformance.model;

import org.jspecify.annotations.NullMarked;
