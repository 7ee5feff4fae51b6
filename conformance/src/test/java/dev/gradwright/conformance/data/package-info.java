/** Examples from sources that the library does not read by itself. */
@NullMarked
package dev.gradwright.conformance.data;

import org.jspecify.annotations.NullMarked;
