/**
 * Runs programs that Maven has built from the projects in {@code integration/projects}. The scripts of these projects
 * use it to check what the programs do. Tests themselves do not belong here.
 */
package dev.gradwright.integration;
