package dev.gradwright.conformance.transfer;

import static dev.gradwright.dsl.Metric.ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unsupervised pretraining: an autoencoder learns a code from many unlabeled points, and a classifier on that code
 * learns from six labeled ones.
 */
class PretrainingTest {
    private static final Dataset MANY = Clouds.unlabeled(2000, 102);
    private static final Dataset SIX = Clouds.labeled(6, 202);
    private static final Dataset TEST = Clouds.labeled(2000, 302);

    @TempDir
    private Path directory;

    @Test
    void allLayersAtOnce() {
        DeepAutoencoderNetwork autoencoder = Bits.trainOn(DeepAutoencoderNetwork.create(3), MANY, 20);
        assertBetterThanFromScratch(classifierOn(autoencoder));
    }

    @Test
    void layerByLayer() {
        ShallowAutoencoderNetwork shallow = Bits.trainOn(ShallowAutoencoderNetwork.create(2), MANY, 20);

        DeepAutoencoderNetwork deep = DeepAutoencoderNetwork.create(3);
        deep.copyFrom(shallow, FirstCode.class);
        deep.freeze(FirstCode.class);
        Bits.trainOn(deep, MANY, 20);

        assertThat(deep.code1().weights().data).containsExactly(shallow.code1().weights().data);
        assertBetterThanFromScratch(classifierOn(deep));
    }

    @Test
    void theCodeIsFineTunedAfterUnfreezing() {
        CodeClassifierNetwork classifier = classifierOn(DeepAutoencoderNetwork.create(3));
        Map<String, List<Integer>> code = Bits.of(classifier.layers().subList(0, 2));
        Bits.trainOn(classifier, SIX, 2);
        assertThat(Bits.of(classifier.layers().subList(0, 2))).isEqualTo(code);

        classifier.unfreeze(Code.class);
        Bits.trainOn(classifier, SIX, 2);
        assertThat(Bits.of(classifier.layers().subList(0, 2)))
                .allSatisfy((name, bits) -> assertThat(bits).isNotEqualTo(code.get(name)));
    }

    @Test
    void theCodeCanBeLoadedFromAFile() {
        DeepAutoencoderNetwork autoencoder = Bits.trainOn(DeepAutoencoderNetwork.create(3), MANY, 5);
        autoencoder.save(directory.resolve("autoencoder.safetensors"));

        CodeClassifierNetwork classifier = CodeClassifierNetwork.create(4);
        classifier.copyFrom(DeepAutoencoderNetwork.load(directory.resolve("autoencoder.safetensors")), Code.class);

        assertThat(Bits.of(classifier.layers().subList(0, 2)))
                .isEqualTo(Bits.of(autoencoder.layers().subList(0, 2)));
    }

    @Test
    void aClassifierOnAFrozenCodeCanBeSavedAndLoaded() {
        CodeClassifierNetwork classifier = classifierOn(DeepAutoencoderNetwork.create(3));
        classifier.save(directory.resolve("classifier.safetensors"));
        CodeClassifierNetwork loaded = CodeClassifierNetwork.load(directory.resolve("classifier.safetensors"));
        assertThat(Bits.of(loaded)).isEqualTo(Bits.of(classifier));
    }

    private static CodeClassifierNetwork classifierOn(DeepAutoencoderNetwork autoencoder) {
        CodeClassifierNetwork classifier = CodeClassifierNetwork.create(4);
        classifier.copyFrom(autoencoder, Code.class);
        classifier.freeze(Code.class);
        return classifier;
    }

    private static void assertBetterThanFromScratch(CodeClassifierNetwork pretrained) {
        CodeClassifierNetwork fromScratch = CodeClassifierNetwork.create(4);
        Bits.trainOn(pretrained, SIX, 600);
        Bits.trainOn(fromScratch, SIX, 600);
        assertThat(pretrained.evaluate(TEST).metric(ACCURACY))
                .isGreaterThan(fromScratch.evaluate(TEST).metric(ACCURACY) + 0.05f);
    }
}
