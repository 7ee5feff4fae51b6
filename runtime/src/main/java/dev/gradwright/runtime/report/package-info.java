/**
 * Pages about training: one file of HTML with its styles, its script and its data, which loads nothing. {@link
 * dev.gradwright.runtime.report.ReportData} is what a page shows, {@link dev.gradwright.runtime.report.ReportPage} is the
 * page. Nothing here knows the training loop: {@code train} collects the data and decides when pages are written.
 *
 * <p>Charts are drawn by uPlot, which is bundled (MIT licence, beside the resources).
 */
@NullMarked
package dev.gradwright.runtime.report;

import org.jspecify.annotations.NullMarked;
