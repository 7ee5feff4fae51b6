/** Advice at run time: thresholds separate networks that learn from those that do not, and there are no false alarms. */
@NullMarked
package dev.gradwright.conformance.advice;

import org.jspecify.annotations.NullMarked;
