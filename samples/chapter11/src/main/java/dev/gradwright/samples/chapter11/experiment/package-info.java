/**
 * The common parts of experiments: the data as the chapter prepares them, the training, and the resulting figures.
 * Networks are in the packages of their sections, and tables of figures in {@code report}.
 */
@NullMarked
package dev.gradwright.samples.chapter11.experiment;

import org.jspecify.annotations.NullMarked;
