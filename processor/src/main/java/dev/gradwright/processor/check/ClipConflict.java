package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.ClipSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Valued;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gradients are clipped by one limit only. */
final class ClipConflict implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.CLIP_CONFLICT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().flatMap(NetworkSpec::clip).ifPresent(clip -> check(clip, report));
    }

    private static void check(ClipSpec clip, Report report) {
        Map<String, Valued<Double>> ways = new LinkedHashMap<>();
        ways.put("value", clip.value());
        ways.put("norm", clip.norm());
        ways.put("globalNorm", clip.globalNorm());
        List<String> wrong = ways.keySet().stream()
                .filter(way ->
                        !Ranges.contains(Range.POSITIVE_OR_OFF, ways.get(way).value()))
                .toList();
        List<String> on =
                ways.keySet().stream().filter(way -> ways.get(way).value() > 0).toList();
        ways.forEach((way, limit) -> Ranges.require(Range.POSITIVE_OR_OFF, "@Clip " + way, limit, report));
        if (!wrong.isEmpty()) {
            return;
        }
        if (on.size() > 1) {
            report.at(
                    ways.get(on.get(1)).origin(),
                    "@Clip takes one limit, but %s are set; remove all but one".formatted(String.join(" and ", on)));
        } else if (on.isEmpty()) {
            report.at(clip.origin(), "@Clip clips nothing; set value, norm or globalNorm, or remove it");
        }
    }
}
