/**
 * The warnings about networks that are valid, but train badly or compute something in vain: one class each. A warning
 * must never be given of a network that trains well. Where a rule needs a threshold, a test trains networks on both
 * sides of it. Nothing here knows {@code javax.lang.model} or prints.
 */
@NullMarked
package dev.gradwright.processor.advice;

import org.jspecify.annotations.NullMarked;
