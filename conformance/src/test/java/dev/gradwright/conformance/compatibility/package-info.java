/**
 * What an earlier release wrote and this one must read: model files of 0.1.0, with the specs that they belong to and what the networks
 * predicted then. The files are never written anew; a layer that came later has no file here.
 */
@NullMarked
package dev.gradwright.conformance.compatibility;

import org.jspecify.annotations.NullMarked;
