/**
 * Classifies pictures of clothes with a network of two hidden layers, from the command line. The network is declared in
 * {@link dev.gradwright.samples.fashionmnist.FashionClassifier}; all other classes call the generated classes and
 * print. Nothing that other projects depend on belongs here.
 */
@NullMarked
package dev.gradwright.samples.fashionmnist;

import org.jspecify.annotations.NullMarked;
