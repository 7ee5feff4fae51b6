package dev.gradwright.runtime.search;

/** Trains trials. Several threads call it at once. */
@FunctionalInterface
interface TrialTraining {
    /**
     * Trains a trial on.
     *
     * @param before how far it came
     * @param rung says until which epoch
     */
    Trained train(Trained before, Rung rung);
}
