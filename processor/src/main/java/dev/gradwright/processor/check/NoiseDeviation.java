package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;

/** The standard deviation of noise is at least 0. */
final class NoiseDeviation implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NOISE_DEVIATION;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers(LayerSpec.GaussianNoiseSpec.class).forEach(noise -> check(noise, report));
    }

    private static void check(LayerSpec.GaussianNoiseSpec noise, Report report) {
        Ranges.require(
                Range.NON_NEGATIVE,
                "@GaussianNoise deviation",
                "it is the standard deviation of the noise",
                noise.deviation(),
                report);
        Ranges.requireDraws("@GaussianNoise deviation", 0, noise.deviation(), report);
    }
}
