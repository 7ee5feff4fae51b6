/**
 * Published and reproduced results, and tables of both. Training does not belong here.
 */
@NullMarked
package dev.gradwright.samples.chapter11.report;

import org.jspecify.annotations.NullMarked;
