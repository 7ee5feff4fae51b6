/**
 * Reads specs: converts elements of the compiler to declarations, in which every value has its source position. It
 * reports no problems. Only this package, {@code diagnostic} and {@code write} know {@code javax.lang.model}.
 */
@NullMarked
package dev.gradwright.processor.read;

import org.jspecify.annotations.NullMarked;
