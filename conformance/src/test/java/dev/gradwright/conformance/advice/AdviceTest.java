package dev.gradwright.conformance.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.advice.Finding;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.Advice;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** How advice is given and suppressed. */
class AdviceTest {
    private static final Dataset LARGE = AdvisedData.scaled(AdvisedData.classes(640, 1, 4), 100);

    private final List<Finding> findings = new ArrayList<>();

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void theConsoleShowsTheFormOfTheCompiler() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            train(Advice.console());
        } finally {
            System.setOut(out);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("warning: ["))
                .first()
                .asString()
                .startsWith("warning: [FeatureScale] 20 of 20 features are large: ");
    }

    @Test
    void findingsAreSuppressedByName() {
        train(Advice.to(findings::add).without("FeatureScale").without("DeadUnits", "OneClassPredicted"));

        assertThat(findings).extracting(Finding::name).doesNotContain("FeatureScale", "DeadUnits", "OneClassPredicted");
    }

    @Test
    void withoutAllNamesItIsSilent() {
        train(Advice.to(findings::add).without(Advice.names().toArray(new String[0])));

        assertThat(findings).isEmpty();
    }

    @Test
    void anOptionDoesNotChangeTheListenerThatItIsCalledOn() {
        Advice advice = Advice.to(findings::add);
        assertThat(advice.without("FeatureScale")).isNotSameAs(advice);

        train(advice);

        assertThat(findings).extracting(Finding::name).contains("FeatureScale");
    }

    @Test
    void anUnknownNameIsRejectedWithTheNearest() {
        Advice advice = Advice.to(findings::add);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> advice.without("DeadUnit"))
                .withMessage("there is no advice \"DeadUnit\"; did you mean \"DeadUnits\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> advice.without("Learning"))
                .withMessageStartingWith("there is no advice \"Learning\"; the names are ConstantFeature, DeadUnits, ");
    }

    @Test
    void itChangesNoBitOfATraining() {
        Advised_RelusNetwork advised = train(Advice.to(findings::add));
        Advised_RelusNetwork alone = train(new TrainingListener() {});

        assertThat(findings).isNotEmpty();
        assertThat(StateSnapshot.of(advised).toBytes())
                .isEqualTo(StateSnapshot.of(alone).toBytes());
    }

    /** Only the events of epochs are observed, so that a step costs and allocates nothing. */
    @Test
    void itDoesNothingInAStep() {
        assertThat(Arrays.stream(Advice.class.getDeclaredMethods()).map(method -> method.getName()))
                .contains("epochEnded")
                .doesNotContain("stepDone");
    }

    private static Advised_RelusNetwork train(TrainingListener listener) {
        Advised_RelusNetwork network = Advised_RelusNetwork.create(1, s -> s.learningRate(1e-4));
        Trainer.of(network).epochs(6).listener(listener).fit(LARGE);
        return network;
    }
}
