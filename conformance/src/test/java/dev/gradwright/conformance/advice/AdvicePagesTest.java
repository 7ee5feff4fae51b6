package dev.gradwright.conformance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.advice.Finding;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.Advice;
import dev.gradwright.runtime.train.LearningRateFinder;
import dev.gradwright.runtime.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each page about advice ends with the message of a real training, but for numbers. {@code GuideTest} compiles its examples. */
class AdvicePagesTest {
    private static final Path PAGES = Path.of("..", "docs", "diagnostics");
    private static final Pattern SHOWN = Pattern.compile("```text\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.,]*\\b");
    private static final Dataset CLASSES = AdvisedData.classes(2000, 1, 4);
    private static final int EPOCHS = 8;

    static List<String> names() {
        return Advice.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theIndexLinksToThePage(String name) throws IOException {
        assertThat(Files.readString(PAGES.resolve("README.md")).split("## While training\n", 2)[1])
                .contains("[" + name + "](" + name + ".md)");
    }

    @ParameterizedTest
    @MethodSource("names")
    void thePageShowsTheMessage(String name) throws IOException {
        String page = Files.readString(PAGES.resolve(name + ".md"));
        String shown = SHOWN.matcher(page)
                .results()
                .reduce((compiled, trained) -> trained)
                .orElseThrow()
                .group(1);
        List<Finding> findings = new ArrayList<>();

        train(name, Advice.to(findings::add), findings);

        assertThat(page).startsWith("# " + name + "\n");
        assertThat(findings)
                .filteredOn(finding -> finding.name().equals(name))
                .singleElement()
                .extracting(AdvicePagesTest::withoutNumbers)
                .isEqualTo(NUMBER.matcher(shown).replaceAll("#"));
    }

    private static String withoutNumbers(Finding finding) {
        return NUMBER.matcher(finding.toString()).replaceAll("#");
    }

    private static void train(String name, Advice advice, List<Finding> findings) {
        Dataset amounts = AdvisedData.amounts(2000, 1, 1, 0);
        Dataset published = AdvisedData.classes(2000, 1, 96, 8);
        switch (name) {
            case "ConstantFeature" ->
                fit(Advised_RelusNetwork.create(1), advice, 1, Dataset.of(constant(CLASSES), CLASSES.targets()));
            case "DeadUnits" ->
                fit(Advised_AdaptiveRelusNetwork.create(1, s -> s.learningRate(0.3)), advice, 1, CLASSES);
            case "FeatureScale" -> fit(Advised_RelusNetwork.create(1), advice, 1, AdvisedData.scaled(CLASSES, 3, 1000));
            case "LossPlateau" -> fit(Advised_PublishedNetwork.create(2), advice, EPOCHS, published);
            case "MissingClass" -> fit(Advised_RelusNetwork.create(1), advice, 1, labelled(1));
            case "OneClass" -> fit(Advised_RelusNetwork.create(1), advice, 1, labelled(3));
            case "OneClassPredicted" ->
                fit(Advised_PublishedNetwork.create(2, s -> s.learningRate(0.001)), advice, EPOCHS, published);
            case "OutputRange" -> fit(Advised_BoundedNetwork.create(1), advice, 1, amounts);
            case "RateFarFromSuggested" ->
                fit(
                        Advised_RelusNetwork.create(1, s -> s.learningRate(3)),
                        advice.expectingRate(LearningRateFinder.of(Advised_RelusNetwork.create(1))
                                .run(CLASSES)),
                        1,
                        CLASSES);
            case "SaturatedUnits" -> fit(Advised_TanhsNetwork.create(1, s -> s.learningRate(12)), advice, 1, CLASSES);
            case "TargetScale" ->
                Run.of(
                        Trainer.of(Advised_PlainAmountNetwork.create(1)).listener(advice),
                        findings,
                        1,
                        AdvisedData.amounts(2000, 1, 100, 0),
                        amounts);
            default -> throw new AssertionError("there is no training for " + name);
        }
    }

    private static void fit(TrainableNetwork network, Advice advice, int epochs, Dataset data) {
        Trainer.of(network).epochs(epochs).listener(advice).fit(data);
    }

    private static FMatrixRMaj constant(Dataset data) {
        FMatrixRMaj features = data.features().copy();
        for (int row = 0; row < features.numRows; row++) {
            features.set(row, 7, 2.5f);
        }
        return features;
    }

    /** Labels from a lowest one to 3. */
    private static Dataset labelled(int lowest) {
        FMatrixRMaj labels = CLASSES.targets().copy();
        for (int row = 0; row < labels.numRows; row++) {
            labels.data[row] = Math.max(lowest, labels.data[row]);
        }
        return Dataset.of(CLASSES.features(), labels);
    }
}
