package dev.gradwright.benchmarks.report;

import dev.gradwright.benchmarks.limit.Limits;
import dev.gradwright.benchmarks.network.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case in which all contenders were measured.
 *
 * @param work null if the limits of the machine do not apply
 * @param limits the limits measured before, between and after the contenders
 * @param entries the contenders; the others are compared with the first
 */
public record Case(String name, @Nullable Work work, List<Limits> limits, List<Entry> entries) {}
