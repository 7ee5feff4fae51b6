/**
 * From mathematics to execution: what is fused, which buffers there are and who shares them, which gradients exist, and how
 * the predictor folds. A {@link dev.gradwright.processor.plan.Plan} is immutable and says what runs in which order on which
 * buffer. Nothing here knows the names of fields, the text or JavaPoet.
 */
@NullMarked
package dev.gradwright.processor.plan;

import org.jspecify.annotations.NullMarked;
