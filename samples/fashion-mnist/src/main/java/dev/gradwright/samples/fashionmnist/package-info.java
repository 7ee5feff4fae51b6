/**
 * Classifies pictures of clothes with a network of two hidden layers, from the command line. The network is declared in {@link
 * dev.gradwright.samples.fashionmnist.FashionClassifier}; everything else here calls the generated classes and
 * prints. Nothing that other projects should depend on belongs here.
 */
@NullMarked
package dev.gradwright.samples.fashionmnist;

import org.jspecify.annotations.NullMarked;
