package dev.gradwright.conformance.network;

import dev.gradwright.runtime.data.Dataset;
import java.util.Random;

/** Two targets that are smooth functions of the features, so that a regression can learn them. */
final class TeacherData {
    private TeacherData() {}

    static Dataset of(int rows) {
        Random random = new Random(8);
        float[][] features = new float[rows][Subject.INPUTS];
        float[][] targets = new float[rows][2];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < Subject.INPUTS; i++) {
                features[row][i] = (float) random.nextGaussian();
            }
            targets[row][0] = (float) Math.sin(features[row][0] + features[row][1]);
            targets[row][1] = features[row][2] * features[row][3];
        }
        return Dataset.of(features, targets);
    }
}
