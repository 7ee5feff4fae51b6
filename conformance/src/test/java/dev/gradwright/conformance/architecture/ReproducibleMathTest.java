package dev.gradwright.conformance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * The runtime computes nothing that differs between JDKs, because a run is a function of spec, seed and data. A step
 * allocates nothing.
 */
@AnalyzeClasses(packages = "dev.gradwright.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class ReproducibleMathTest {
    /** Functions for which {@link Math} allows an error of 1 ulp and more, so that JDKs and compilers differ. */
    private static final Set<String> TRANSCENDENTAL = Set.of(
            "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log", "log10", "log1p",
            "pow", "sin", "sinh", "tan", "tanh");

    /** Functions of {@link StrictMath} that allocate arrays in each call, on JDK 17 or 25. */
    private static final Set<String> ALLOCATING = Set.of("atan", "atan2", "cos", "exp", "pow", "sin", "tan");

    /** Operations of EJML that call functions of {@link Math}. */
    private static final Set<String> OF_EJML = Set.of("elementExp", "elementLog", "elementPower");

    @ArchTest
    static final ArchRule transcendentalFunctionsAreThoseOfStrictMathOrStableMath = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "the target is a transcendental function of Math, which differs between JDKs: use StableMath or StrictMath",
                    access -> isTranscendental(access.getTarget())));

    private static boolean isTranscendental(AccessTarget target) {
        return target.getOwner().isEquivalentTo(Math.class)
                ? TRANSCENDENTAL.contains(target.getName())
                : target.getOwner().getPackageName().startsWith("org.ejml") && OF_EJML.contains(target.getName());
    }

    @ArchTest
    static final ArchRule functionsOfStrictMathDoNotAllocate = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "the target is a function of StrictMath that allocates arrays: use StableMath",
                    access -> access.getTarget().getOwner().isEquivalentTo(StrictMath.class)
                            && ALLOCATING.contains(access.getTarget().getName())));
}
