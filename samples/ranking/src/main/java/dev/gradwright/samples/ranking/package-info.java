/** Ranks the results of generated searches, with losses for rankings and with one of single rows. */
@NullMarked
package dev.gradwright.samples.ranking;

import org.jspecify.annotations.NullMarked;
