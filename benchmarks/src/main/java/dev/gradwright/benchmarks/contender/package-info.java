/**
 * The contenders: Gradwright with its kernel tiers and the peers, each in the fastest configuration that its
 * documentation describes, behind two small interfaces. A class here uses the API of one peer; other packages use none.
 */
@NullMarked
package dev.gradwright.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
