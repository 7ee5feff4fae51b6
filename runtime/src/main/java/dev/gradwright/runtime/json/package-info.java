/**
 * Writes JSON for reports, charts and run records. JSON is read with {@code org.json}. What the objects contain is
 * defined where they belong, not here.
 */
@NullMarked
package dev.gradwright.runtime.json;

import org.jspecify.annotations.NullMarked;
