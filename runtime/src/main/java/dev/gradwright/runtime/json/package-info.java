/** Writing of JSON: reports, charts and records of training. Reading is the part of {@code org.json}. */
@NullMarked
package dev.gradwright.runtime.json;

import org.jspecify.annotations.NullMarked;
