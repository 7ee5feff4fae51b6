/**
 * What the types and methods of users are called, who sees them, and which names generated classes must leave to them. Every stage speaks in
 * these terms, so nothing here knows a stage.
 */
@NullMarked
package dev.gradwright.processor.naming;

import org.jspecify.annotations.NullMarked;
