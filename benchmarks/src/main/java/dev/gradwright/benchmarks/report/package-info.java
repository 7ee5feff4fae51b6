/**
 * Figures as values, and what is made of them: tables in Markdown, files, charts. Knows nothing of how they were measured.
 */
@NullMarked
package dev.gradwright.benchmarks.report;

import org.jspecify.annotations.NullMarked;
