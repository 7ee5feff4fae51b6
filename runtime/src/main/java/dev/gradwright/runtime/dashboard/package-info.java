/**
 * The server behind a live page: it serves one page and its script, pushes the newest data to all browsers, and takes the
 * request to stop. It knows neither trainings nor the content of the page; the listener {@code Dashboard} in {@code train}
 * gives it both. Nothing here waits for the network on the thread that trains.
 */
@NullMarked
package dev.gradwright.runtime.dashboard;

import org.jspecify.annotations.NullMarked;
