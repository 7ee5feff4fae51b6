/**
 * Advice while a network trains, about what the compiler cannot see: the data, the values inside the network, and what it
 * predicts. Each finding has a class, which decides whether it applies and writes the message;
 * {@link dev.gradwright.runtime.advice.Adviser} decides when each is asked. Nothing here changes a training, and nothing
 * here is a listener: that is {@code Advice} in the package {@code train}. Advice about a declaration belongs to the
 * processor.
 */
@NullMarked
package dev.gradwright.runtime.advice;

import org.jspecify.annotations.NullMarked;
