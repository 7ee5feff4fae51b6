/**
 * What a network costs, computed from its plan: the memory that training holds, by layer and by buffer, and the
 * multiply-adds of its passes. The numbers are exact and depend neither on the kernel tier nor on the machine. Nothing
 * here knows limits, which are in {@code check}, or how generated code and reports show the numbers.
 */
@NullMarked
package dev.gradwright.processor.cost;

import org.jspecify.annotations.NullMarked;
