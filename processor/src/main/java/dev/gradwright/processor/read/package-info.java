/**
 * Reads specs: elements of the compiler become declarations, and every value keeps the place it came from.
 * It decides nothing and complains of nothing. Beside the printing of problems and the writing of files, only this
 * package knows {@code javax.lang.model}.
 */
@NullMarked
package dev.gradwright.processor.read;

import org.jspecify.annotations.NullMarked;
