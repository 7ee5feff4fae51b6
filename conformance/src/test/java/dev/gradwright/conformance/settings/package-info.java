/** Settings that are chosen when a generated network is created, compared with the same values in annotations. */
@NullMarked
package dev.gradwright.conformance.settings;

import org.jspecify.annotations.NullMarked;
