module shop {
    requires dev.gradwright.runtime;

    opens shop to dev.gradwright.runtime; // a PredictorHandle loads the predictor
}
