/**
 * How weights get their first values: the initializers that the names of the DSL stand for. They fill row-major matrices from
 * a random stream that they are handed; where the values go, and in which layout, is none of their concern.
 */
@NullMarked
package dev.gradwright.runtime.init;

import org.jspecify.annotations.NullMarked;
