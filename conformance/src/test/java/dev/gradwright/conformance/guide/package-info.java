/**
 * The guide and the README as a reader meets them: the Java in them compiles, the generated code that they show is what is
 * generated, and their links lead somewhere. What the library computes is tested elsewhere.
 */
@NullMarked
package dev.gradwright.conformance.guide;

import org.jspecify.annotations.NullMarked;
