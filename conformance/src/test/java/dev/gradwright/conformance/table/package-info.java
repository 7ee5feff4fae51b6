/** Networks whose input is a record: encoders, files of data, and predictors. The features themselves are tested in the runtime. */
@NullMarked
package dev.gradwright.conformance.table;

import org.jspecify.annotations.NullMarked;
