/**
 * Who is measured: Gradwright on its kernels and the peers, each as fast as its documentation knows to make it, behind two
 * small interfaces. A class here may know one peer's API; no other package knows any.
 */
@NullMarked
package dev.gradwright.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
