/**
 * The processor in projects of users: which specs compile, which are rejected, and with which messages. The mathematics
 * of the networks is tested elsewhere.
 */
@NullMarked
package dev.gradwright.conformance.user;

import org.jspecify.annotations.NullMarked;
