/**
 * The annotation processor: it takes each spec through the stages, which live in packages of their own, and deals with the
 * rounds of the compiler. The way a spec travels can be read here on one page. Nothing here knows what a layer is.
 */
@NullMarked
package dev.gradwright.processor;

import org.jspecify.annotations.NullMarked;
