package dev.gradwright.conformance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** A run is a function of spec, seed and data, so the runtime computes nothing that differs between JDKs. */
@AnalyzeClasses(packages = "dev.gradwright.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class ReproducibleMathTest {
    /** Functions for which {@link Math} allows an error of 1 ulp and more, so that JDKs and compilers differ. */
    private static final Set<String> TRANSCENDENTAL = Set.of(
            "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log", "log10", "log1p",
            "pow", "sin", "sinh", "tan", "tanh");

    /** Operations of EJML that call them. */
    private static final Set<String> OF_EJML = Set.of("elementExp", "elementLog", "elementPower");

    @ArchTest
    static final ArchRule transcendentalFunctionsAreThoseOfStrictMathOrOurs = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "the target is a transcendental function of Math, which differs between JDKs: use StableMath or StrictMath",
                    access -> isTranscendental(access.getTarget())));

    private static boolean isTranscendental(AccessTarget target) {
        return target.getOwner().isEquivalentTo(Math.class)
                ? TRANSCENDENTAL.contains(target.getName())
                : target.getOwner().getPackageName().startsWith("org.ejml") && OF_EJML.contains(target.getName());
    }
}
