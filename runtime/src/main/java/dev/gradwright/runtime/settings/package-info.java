/**
 * Settings of a network that are chosen when it is created: what users set, the check of names and ranges, and the
 * values in force, which generated constructors read. What a value does is the matter of the package that uses it.
 */
@NullMarked
package dev.gradwright.runtime.settings;

import org.jspecify.annotations.NullMarked;
