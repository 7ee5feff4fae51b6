/**
 * The section on unsupervised pre-training: an autoencoder learns what clothes look like from all pictures, without their labels, and
 * hands its first layers to a classifier that has but few labels. The book tells it without numbers, so there is nothing to compare.
 */
@NullMarked
package dev.gradwright.samples.chapter11.pretraining;

import org.jspecify.annotations.NullMarked;
