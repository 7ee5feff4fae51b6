package dev.gradwright.samples.chapter11.experiment;

/** An experiment of the chapter: networks, data and how to train them. */
public interface Experiment {
    /** The name on the command line and of the published result, if any. */
    String name();

    /** A description that distinguishes it within its section, of at most 36 characters. */
    String description();

    /** The number of epochs. */
    int epochs();

    /**
     * Runs the experiment.
     *
     * @return the outcome; the same setting gives the same figures
     */
    Outcome run(Setting setting);
}
