/**
 * Named state: {@link dev.gradwright.runtime.state.Stateful} names everything that training changes,
 * {@link dev.gradwright.runtime.state.StateVisitor} saves or restores it,
 * {@link dev.gradwright.runtime.state.StateSnapshot} keeps it in memory or as bytes, and
 * {@link dev.gradwright.runtime.state.StateBuffer} captures it between two steps. The state of a network, an
 * optimizer or a training is defined in their packages, not here.
 */
@NullMarked
package dev.gradwright.runtime.state;

import org.jspecify.annotations.NullMarked;
