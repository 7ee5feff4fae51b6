package dev.gradwright.runtime.feature;

import static dev.gradwright.runtime.feature.FeatureFixture.columns;
import static dev.gradwright.runtime.feature.FeatureFixture.learnt;
import static dev.gradwright.runtime.feature.FeatureFixture.restored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategoryFeatureTest {
    private static CategoryFeature city(int capacity) {
        return new CategoryFeature("city", capacity);
    }

    private static CategoryFeature learntFrom(int capacity, @Nullable String... values) {
        return learnt(city(capacity), Arrays.asList(values), CategoryFeature::learn);
    }

    private static float[] encoded(CategoryFeature feature, @Nullable String value) {
        return columns(feature, out -> feature.encode(value, out, 0));
    }

    @Test
    void theMostFrequentHaveAColumnAndOthersShareTheLast() {
        CategoryFeature feature = learntFrom(2, "Pisa", "Rome", "Milan", "Rome", "Milan", "Rome");

        assertThat(feature.columnNames()).containsExactly("city=Rome", "city=Milan", "city other");
        assertThat(encoded(feature, "Rome")).containsExactly(1, 0, 0);
        assertThat(encoded(feature, "Milan")).containsExactly(0, 1, 0);
        assertThat(encoded(feature, "Pisa")).containsExactly(0, 0, 1);
    }

    @Test
    void equallyFrequentOnesAreOrderedByText() {
        CategoryFeature feature = learntFrom(2, "c", "b", "a", "B");

        assertThat(feature.columnNames()).containsExactly("city=B", "city=a", "city other");
    }

    @Test
    void unknownAndMissingShareTheLastColumn() {
        CategoryFeature feature = learntFrom(1, "Rome", null, null);

        assertThat(encoded(feature, "Atlantis")).containsExactly(0, 1);
        assertThat(encoded(feature, null)).containsExactly(0, 1);
        assertThat(encoded(feature, "Rome")).containsExactly(1, 0);
    }

    @Test
    void columnsLeftOverAreZero() {
        CategoryFeature feature = learntFrom(3, "Rome");

        assertThat(feature.columnNames()).containsExactly("city=Rome", "city 1", "city 2", "city other");
        assertThat(encoded(feature, "Rome")).containsExactly(1, 0, 0, 0);
        assertThat(encoded(feature, "Pisa")).containsExactly(0, 0, 0, 1);
    }

    @Test
    void aCategoryNamedOtherHasAColumnOfItsOwn() {
        CategoryFeature feature = learntFrom(1, "other");

        assertThat(feature.columnNames()).containsExactly("city=other", "city other");
    }

    @Test
    void needsACapacity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> city(0))
                .withMessage("city must have a capacity of at least 1, but has 0");
    }

    @Test
    void aRestoredVocabularyHasTheSameCategoriesWhateverTheyContain() {
        List<String> texts = List.of("", " ", "a\nb", "c\\u0041d", "\r\n", "Zürich", "🍕", "\ud83c", "\\");
        CategoryFeature feature = learnt(city(9), texts, CategoryFeature::learn);
        CategoryFeature copy = restored(feature, city(9));
        copy.placeAt(0);

        assertThat(copy.columnNames()).isEqualTo(feature.columnNames());
        for (String text : texts) {
            assertThat(encoded(copy, text)).as(text).isEqualTo(encoded(feature, text));
        }
    }

    @Test
    void anEmptyVocabularyIsRestored() {
        CategoryFeature copy = restored(learntFrom(2), learntFrom(2, "Rome"));

        assertThat(encoded(copy, "Rome")).containsExactly(0, 0, 1);
    }

    @Test
    void aSavedVocabularyMustFit() {
        CategoryFeature large = learntFrom(3, "a", "b", "c");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> restored(large, city(2)))
                .withMessage("city must have at most 2 categories, but the saved state has 3");
    }

    @Test
    void theProfileHasTheSharesOfCategoriesOfOthersAndOfMissingOnes() {
        CategoryFeature feature = learntFrom(2, "Rome", "Rome", "Bern", "Oslo", null);
        feature.profile().adopt();

        assertThat(feature.slots()).containsExactly("missing", "Rome", "Bern", "other");
        assertThat(IntStream.range(0, 4).mapToObj(feature.profile()::share)).containsExactly(0.2, 0.4, 0.2, 0.2);
        assertThat(feature.profile().rows()).isEqualTo(5);
    }

    /** The index of drift would be noise if each of thousands of categories counted. */
    @Test
    void onlyTheMostFrequentCategoriesAreToldApartInTheProfile() {
        CategoryFeature feature = city(40);
        List<String> cities = IntStream.range(0, 41)
                .boxed()
                .flatMap(i -> Collections.nCopies(41 - i, "city " + i).stream())
                .toList();
        learnt(feature, cities, CategoryFeature::learn);
        feature.profile().adopt();

        assertThat(feature.slots())
                .hasSize(35)
                .startsWith("missing", "city 0", "city 1")
                .endsWith("city 31", "less frequent", "other");
        assertThat(feature.profile().share(33) * feature.profile().rows())
                .isCloseTo(9 + 8 + 7 + 6 + 5 + 4 + 3 + 2, within(1e-9));
        assertThat(feature.profile().share(34) * feature.profile().rows()).isCloseTo(1, within(1e-9));
    }

    @Test
    void asAnIndexItIsOneColumnAndOthersShareTheLastIndex() {
        CategoryFeature feature =
                learnt(CategoryFeature.indexed("city", 3), List.of("Pisa", "Rome", "Rome"), CategoryFeature::learn);

        assertThat(feature.columnNames()).containsExactly("city");
        assertThat(feature.entries()).isEqualTo(4);
        assertThat(encoded(feature, "Rome")).containsExactly(0);
        assertThat(encoded(feature, "Pisa")).containsExactly(1);
        assertThat(encoded(feature, "Atlantis")).containsExactly(3);
        assertThat(encoded(feature, null)).containsExactly(3);
    }
}
