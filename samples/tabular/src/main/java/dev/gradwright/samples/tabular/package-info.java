/**
 * Three tables, from the CSV file to a scored one: which customers leave, which loans are not paid back, what diamonds
 * cost. Records describe the rows, and specs differ only in record, target and loss. Other projects use only what
 * is public: the record, the network and the model of customers who leave.
 */
@NullMarked
package dev.gradwright.samples.tabular;

import org.jspecify.annotations.NullMarked;
