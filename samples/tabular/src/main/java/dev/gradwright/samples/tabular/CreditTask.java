package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.samples.tabular.Applicant.Status;
import java.nio.file.Path;

/** Which loans are not paid back. */
public final class CreditTask extends Classification<Applicant, Status, CreditModelNetwork> {
    public CreditTask() {
        super(Status.BAD);
    }

    @Override
    public Table table() {
        return Table.CREDIT_DATA;
    }

    @Override
    public Examples<Applicant, Status> read(Csv csv) {
        return CreditModelNetwork.read(csv, "Status");
    }

    @Override
    public CreditModelNetwork network(long seed) {
        return CreditModelNetwork.create(seed);
    }

    @Override
    public TableNetwork<Applicant, Status> baseline(long seed) {
        return CreditBaselineNetwork.create(seed);
    }

    @Override
    public void save(CreditModelNetwork network, Path file) {
        network.save(file);
    }

    @Override
    public CreditModelPredictor predictor(Path file) {
        return CreditModelPredictor.load(file);
    }
}
