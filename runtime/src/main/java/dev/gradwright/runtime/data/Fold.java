package dev.gradwright.runtime.data;

/**
 * One fold of a cross-validation: the network is trained on all other folds and tested on this one.
 *
 * @param train the rows of all other folds
 * @param test the rows of this fold
 */
public record Fold<X, Y>(Examples<X, Y> train, Examples<X, Y> test) {}
