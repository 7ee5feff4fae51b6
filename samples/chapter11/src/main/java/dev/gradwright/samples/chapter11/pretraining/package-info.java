/**
 * The section on unsupervised pretraining: an autoencoder learns from all pictures without labels, and a classifier
 * with few labels reuses its first layers. The book gives no numbers for it, so there is nothing to compare.
 */
@NullMarked
package dev.gradwright.samples.chapter11.pretraining;

import org.jspecify.annotations.NullMarked;
