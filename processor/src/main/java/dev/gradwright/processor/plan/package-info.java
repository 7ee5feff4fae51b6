/**
 * Plans the execution of a program: which operations are fused or folded, which gradients exist, and which buffers are
 * shared. A {@link dev.gradwright.processor.plan.Plan} is immutable and lists what runs in which order on which buffer.
 * Nothing here knows field names, generated text or JavaPoet.
 */
@NullMarked
package dev.gradwright.processor.plan;

import org.jspecify.annotations.NullMarked;
