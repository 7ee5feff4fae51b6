package dev.gradwright.benchmarks.report;

import java.util.List;

/**
 * Where, when and how the figures were measured.
 *
 * @param command the command that repeats the measurement
 * @param date the date of the run, ISO 8601
 * @param machine CPU model, cores and clock
 * @param jdk vendor and version
 * @param versions the versions of the peers
 */
public record Provenance(
        String command, String date, String machine, String jdk, String effort, List<String> versions) {}
