/**
 * The vocabulary in which a network is declared: annotations for layers, losses, optimizers and
 * schedules, and the enums they take. It depends on nothing, is retained in class files only, and holds
 * no behaviour: what a declaration means is decided by the processor, and its mathematics lives in the
 * runtime.
 */
package dev.gradwright.dsl;
