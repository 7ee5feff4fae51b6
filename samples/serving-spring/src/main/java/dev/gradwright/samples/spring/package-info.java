/**
 * Predicts which customers leave in a service of Spring Boot, with the network of the sample {@code tabular}. Nothing that
 * other projects depend on belongs here.
 */
@NullMarked
package dev.gradwright.samples.spring;

import org.jspecify.annotations.NullMarked;
