package dev.gradwright.samples.chapter11.pretraining;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Outcome;
import dev.gradwright.samples.chapter11.experiment.Setting;
import dev.gradwright.samples.chapter11.experiment.TrainingPhase;

/**
 * The classifier with few labels on the encoder of an autoencoder that was trained on all pictures. The copied layers
 * stay frozen until the new output layer has learned.
 */
public final class FewLabelsOnCode implements Experiment {
    private static final int EPOCHS_OF_AUTOENCODER = 10;
    private static final int EPOCHS_FROZEN = 10;
    private static final int EPOCHS_UNFROZEN = 10;

    @Override
    public String name() {
        return "few-labels-on-code";
    }

    @Override
    public String description() {
        return "200 labels, on an autoencoder";
    }

    @Override
    public int epochs() {
        return EPOCHS_FROZEN + EPOCHS_UNFROZEN;
    }

    @Override
    public Outcome run(Setting setting) {
        FewLabelsNetwork classifier = FewLabelsNetwork.create(setting.seed());
        classifier.copyFrom(autoencoder(setting), Encoder.class);
        classifier.freeze(Encoder.class);
        TrainingPhase phase = new TrainingPhase(classifier, setting.pictures().fewLabels());
        phase.run(EPOCHS_FROZEN, setting);
        classifier.unfreeze(Encoder.class);
        return phase.run(EPOCHS_UNFROZEN, setting);
    }

    private static AutoencoderNetwork autoencoder(Setting setting) {
        AutoencoderNetwork autoencoder = AutoencoderNetwork.create(setting.seed());
        Dataset pictures = setting.pictures().unit().train();
        Trainer.of(autoencoder)
                .epochs(Math.min(EPOCHS_OF_AUTOENCODER, setting.maxEpochs()))
                .seed(setting.seed())
                .listener(setting.listener())
                .fit(Dataset.of(pictures.features(), pictures.features()));
        return autoencoder;
    }
}
