/**
 * What was published, what was reproduced, and tables of both. Nothing here trains.
 */
@NullMarked
package dev.gradwright.samples.chapter11.report;

import org.jspecify.annotations.NullMarked;
