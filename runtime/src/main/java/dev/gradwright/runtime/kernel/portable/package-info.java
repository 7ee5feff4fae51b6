/**
 * Kernels in plain Java, written as the loops that HotSpot's C2 turns into vector instructions on its own; they need no
 * flag. A tensor is an array of separate rows here, because C2 before JDK 26 vectorizes a loop over several arrays only
 * if each is indexed from 0. Nothing here uses {@code jdk.incubator.vector}, and no loop over elements branches on
 * their values.
 */
@NullMarked
package dev.gradwright.runtime.kernel.portable;

import org.jspecify.annotations.NullMarked;
