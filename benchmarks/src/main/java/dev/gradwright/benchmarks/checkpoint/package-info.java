/** Measures what checkpoints cost the thread that trains. No peer is compared, so it is a program of its own and no suite. */
@NullMarked
package dev.gradwright.benchmarks.checkpoint;

import org.jspecify.annotations.NullMarked;
