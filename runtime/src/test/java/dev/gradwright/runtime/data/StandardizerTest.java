package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class StandardizerTest {
    private final Dataset data = Dataset.of(new float[][] {{1, 5}, {3, 5}}, new float[][] {{0}, {1}});
    private final Standardizer standardizer = Standardizer.fit(data);

    @Test
    void measuresMeanAndDeviation() {
        assertThat(standardizer.mean().data).containsExactly(2, 5);
        assertThat(standardizer.deviation().data).containsExactly(1, 1);
    }

    @Test
    void featuresThatNeverVaryAreOnlyCentred() {
        FMatrixRMaj other = new FMatrixRMaj(new float[][] {{4, 8}});

        assertThat(standardizer.transform(other).data).containsExactly(2, 3);
    }

    @Test
    void transformsCopies() {
        Dataset standard = standardizer.transform(data);

        assertThat(standard.features().data).containsExactly(-1, 0, 1, 0);
        assertThat(standard.targets()).isSameAs(data.targets());
        assertThat(data.features().data).containsExactly(1, 5, 3, 5);
    }

    @Test
    void rejectsOtherFeatures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardizer.transform(new FMatrixRMaj(1, 3)))
                .withMessage("features must have 2 columns, as those measured, but have 3");
    }
}
