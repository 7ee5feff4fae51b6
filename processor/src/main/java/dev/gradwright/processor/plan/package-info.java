/**
 * Plans the execution of a program: the order of operations, which of them are merged or folded, which gradients are
 * computed, and which values share a buffer. A {@link dev.gradwright.processor.plan.Plan} is immutable and lists what
 * runs in which order on which buffer. Nothing here knows field names, generated text or JavaPoet.
 */
@NullMarked
package dev.gradwright.processor.plan;

import org.jspecify.annotations.NullMarked;
