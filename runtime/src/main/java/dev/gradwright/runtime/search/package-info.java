/**
 * The search for good settings: which values are tried, how long each trial trains, and the report. What a setting does
 * belongs to {@code runtime.settings}, and how a network trains to {@code runtime.train}.
 */
@NullMarked
package dev.gradwright.runtime.search;

import org.jspecify.annotations.NullMarked;
