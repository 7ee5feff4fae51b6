package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.samples.tabular.Customer.Churn;
import java.nio.file.Path;

/** Which customers leave. */
public final class ChurnTask extends Classification<Customer, Churn, ChurnModelNetwork> {
    public ChurnTask() {
        super(Churn.YES);
    }

    @Override
    public Table table() {
        return Table.WA_CHURN;
    }

    @Override
    public Examples<Customer, Churn> read(Csv csv) {
        return ChurnModelNetwork.read(csv, "churn");
    }

    @Override
    public ChurnModelNetwork network(long seed) {
        return ChurnModelNetwork.create(seed);
    }

    @Override
    public TableNetwork<Customer, Churn> baseline(long seed) {
        return ChurnBaselineNetwork.create(seed);
    }

    @Override
    public void save(ChurnModelNetwork network, Path file) {
        network.save(file);
    }

    @Override
    public ChurnModelPredictor predictor(Path file) {
        return ChurnModelPredictor.load(file);
    }
}
