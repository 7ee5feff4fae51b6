package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import java.util.List;

/**
 * Advice of which some rules fail: two for the same reason, before one that works.
 *
 * @param failure what these throw, a type with a constructor without parameters
 */
public record FailingAdvice(Class<? extends Throwable> failure) {
    /** Advice that fails with a type. */
    public static FailingAdvice with(Class<? extends Throwable> failure) {
        return new FailingAdvice(failure);
    }

    /** The warnings about a spec. */
    public List<Diagnostic> on(ExpandedSpec spec) {
        return Advice.on(
                spec,
                List.of(
                        new Failing(DiagnosticName.SELU_INIT, failure),
                        new Failing(DiagnosticName.DEEP_PLAIN, failure),
                        new ActivationTwice()));
    }

    private record Failing(DiagnosticName name, Class<? extends Throwable> failure) implements AdviceRule {
        @Override
        public void check(Wiring network, Report report) {
            Throwable thrown;
            try {
                thrown = failure.getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(e);
            }
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }
}
