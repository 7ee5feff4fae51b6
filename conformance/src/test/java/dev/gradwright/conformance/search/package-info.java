/** Searches for settings of generated networks. How trials are scheduled, ranked and kept is tested in the runtime. */
@NullMarked
package dev.gradwright.conformance.search;

import org.jspecify.annotations.NullMarked;
