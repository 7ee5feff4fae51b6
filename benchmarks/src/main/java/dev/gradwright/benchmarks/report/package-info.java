/**
 * Figures as values, and the reports made from them: Markdown tables, files and charts. How they are measured does not
 * belong here.
 */
@NullMarked
package dev.gradwright.benchmarks.report;

import org.jspecify.annotations.NullMarked;
