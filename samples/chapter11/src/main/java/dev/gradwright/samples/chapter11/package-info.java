/**
 * The experiments of chapter 11, "Training Deep Neural Networks", of Aurélien Géron's <i>Hands-On Machine Learning</i>,
 * to read along with it: a package for each section, an interface for each network.
 * {@link dev.gradwright.samples.chapter11.Experiments} lists them all, and
 * {@link dev.gradwright.samples.chapter11.Chapter11} runs them.
 */
@NullMarked
package dev.gradwright.samples.chapter11;

import org.jspecify.annotations.NullMarked;
