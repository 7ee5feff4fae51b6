/**
 * Transfer learning: networks that share layers copy them, freeze them and continue training. The specs are like those
 * of users, and the tests assert the resulting numbers.
 */
@NullMarked
package dev.gradwright.conformance.transfer;

import org.jspecify.annotations.NullMarked;
