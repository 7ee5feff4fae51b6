/** Ensembles in one network: they compute what separate networks with shared weights would compute. */
@NullMarked
package dev.gradwright.conformance.ensemble;

import org.jspecify.annotations.NullMarked;
