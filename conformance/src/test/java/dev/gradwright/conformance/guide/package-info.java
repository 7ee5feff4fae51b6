/**
 * Tests of the guide, the README and the index of the gallery: the Java in them compiles, excerpts of generated code
 * are current, and links have targets. The computations of the library are tested elsewhere.
 */
@NullMarked
package dev.gradwright.conformance.guide;

import org.jspecify.annotations.NullMarked;
