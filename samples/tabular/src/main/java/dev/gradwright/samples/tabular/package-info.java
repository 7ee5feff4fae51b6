/**
 * Three tables, from the CSV file to a scored one: which customers leave, which loans are not paid back, what diamonds
 * cost. Records describe the rows, and specs differ only in record, target and loss. Nothing that other projects depend on
 * belongs here.
 */
@NullMarked
package dev.gradwright.samples.tabular;

import org.jspecify.annotations.NullMarked;
