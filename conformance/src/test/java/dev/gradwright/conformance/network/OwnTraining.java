package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.optimizer.UpdateRule;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;

/** A network with a custom update rule and a custom schedule. */
@Network(input = 2)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer(value = OwnTraining.SignDescent.class, learningRate = 0.5)
@Schedule(OwnTraining.Halving.class)
interface OwnTraining {
    @Dense(units = 1)
    DenseLayer output();

    /** Steps of a fixed size against the sign of the gradient. */
    final class SignDescent implements UpdateRule {
        private float rate;

        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void beginStep(long step, double learningRate) {
            rate = (float) learningRate;
        }

        @Override
        public void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {
            for (int i = from; i < to; i++) {
                weights[i] -= rate * Math.signum(gradient[i]);
            }
        }
    }

    /** Halves the learning rate with each step. */
    record Halving(double initialLearningRate) implements LearningRateSchedule {
        @Override
        public double learningRate(long step, TrainingPlan plan) {
            return initialLearningRate * Math.pow(0.5, (double) step);
        }
    }
}
