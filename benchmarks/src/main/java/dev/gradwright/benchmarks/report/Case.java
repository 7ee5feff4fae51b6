package dev.gradwright.benchmarks.report;

import dev.gradwright.benchmarks.limit.Limits;
import dev.gradwright.benchmarks.network.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all contenders were measured with, one after the other.
 *
 * @param work null where no limit of the machine says anything
 * @param limits as measured before, between and after the contenders
 * @param entries the first is what the others are compared with
 */
public record Case(String name, @Nullable Work work, List<Limits> limits, List<Entry> entries) {}
