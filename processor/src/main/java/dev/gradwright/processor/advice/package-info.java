/**
 * Warnings about networks that are valid but train badly or do useless work, one class each. A network that trains well
 * must get no warning. If a rule needs a threshold, a test trains networks on both sides of it. Nothing here uses {@code
 * javax.lang.model} or prints.
 */
@NullMarked
package dev.gradwright.processor.advice;

import org.jspecify.annotations.NullMarked;
