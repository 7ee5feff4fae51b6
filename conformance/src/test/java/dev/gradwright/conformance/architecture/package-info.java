/**
 * Tests of the dependencies between modules and packages, and of names that the processor and the runtime must agree
 * on. Tests that run networks do not belong here.
 */
@NullMarked
package dev.gradwright.conformance.architecture;

import org.jspecify.annotations.NullMarked;
