package dev.gradwright.runtime.drift;

/**
 * How many rows have a value.
 *
 * @param value a constant, a category, {@code missing}, {@code other}, or where a number is: {@code below}, {@code within}
 *     or {@code above} the range of the training rows
 * @param training share of the training rows, from 0 to 1
 * @param live share of the live rows, from 0 to 1; NaN without live rows
 */
public record SlotShare(String value, double training, double live) {}
