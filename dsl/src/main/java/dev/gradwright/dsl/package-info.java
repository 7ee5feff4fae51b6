/**
 * The annotations and enums that declare a network: its records, layers, loss, metrics, optimizer and schedule. They have no
 * dependencies and no behavior, and are not visible to reflection. The processor interprets them, and the runtime does
 * the mathematics.
 */
package dev.gradwright.dsl;
