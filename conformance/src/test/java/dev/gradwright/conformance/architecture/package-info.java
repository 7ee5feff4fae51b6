/**
 * Who may know whom across the modules, and that the names in generated code are those of the runtime. Nothing
 * here runs a network.
 */
@NullMarked
package dev.gradwright.conformance.architecture;

import org.jspecify.annotations.NullMarked;
