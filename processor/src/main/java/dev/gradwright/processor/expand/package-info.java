/**
 * Turns declarations into flat specs: composed annotations give way to what they stand for, blocks to their methods, repeats to
 * as many of them, each method of a layer becomes that layer, and the names of what layers read become paths.
 * It leaves out what it cannot make sense of and complains of nothing: that is for the rules, which see the flat annotations
 * beside the spec. Nothing here knows {@code javax.lang.model}.
 */
@NullMarked
package dev.gradwright.processor.expand;

import org.jspecify.annotations.NullMarked;
