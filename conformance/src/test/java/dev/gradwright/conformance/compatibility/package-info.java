/**
 * Files of earlier releases that this release must read: model files of 0.1.0, with their specs and the predictions of
 * the networks at that time. The files are never rewritten, so newer layers have none.
 */
@NullMarked
package dev.gradwright.conformance.compatibility;

import org.jspecify.annotations.NullMarked;
