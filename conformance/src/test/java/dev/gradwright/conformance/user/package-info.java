/**
 * The compiler as a user's project meets it: what goes through, what is refused, and what is said about it. The
 * mathematics of the networks is tested elsewhere.
 */
@NullMarked
package dev.gradwright.conformance.user;

import org.jspecify.annotations.NullMarked;
