/**
 * What generated networks are and share: the interface they implement, the parameters they hold and the state they are put
 * together with. Generated code and the packages below meet here. How anything is computed, trained or stored lives in those
 * packages.
 */
@NullMarked
package dev.gradwright.runtime;

import org.jspecify.annotations.NullMarked;
