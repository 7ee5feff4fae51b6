/** What the compiler says that a network costs is what the generated network costs. */
@NullMarked
package dev.gradwright.conformance.cost;

import org.jspecify.annotations.NullMarked;
