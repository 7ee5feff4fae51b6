package example;

import dev.gradwright.runtime.data.CsvColumn;
import dev.gradwright.runtime.data.CsvConstants;
import dev.gradwright.runtime.data.CsvRow;
import dev.gradwright.runtime.feature.EnumFeature;
import dev.gradwright.runtime.feature.EnumTarget;
import dev.gradwright.runtime.feature.NumberFeature;
import dev.gradwright.runtime.feature.Presence;
import dev.gradwright.runtime.feature.RowCounts;
import dev.gradwright.runtime.feature.Scale;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.feature.TargetLayout;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Encodes a {@link Penguin} as 6 numbers. What it learns from the training rows is saved with a
 * {@link PenguinsNetwork}.
 */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class PenguinsEncoder extends TableEncoder<Penguin, Penguins.Species> {
    private static final CsvConstants<Penguin.Island> ISLAND = CsvConstants.of(
            Penguin.Island.values(), "Biscoe", "Dream", "Torgersen");
    private static final CsvConstants<Penguins.Species> SPECIES = CsvConstants.of(
            Penguins.Species.values(), "Adelie", "Chinstrap", "Gentoo");

    private final EnumFeature<Penguin.Island> island;
    private final NumberFeature billLength;
    private final NumberFeature mass;

    PenguinsEncoder() {
        super(new EnumTarget<>(Penguins.Species.class, TargetLayout.INDEX));
        island = add(new EnumFeature<>("island", Penguin.Island.class, Presence.REQUIRED));
        billLength = add(new NumberFeature("billLength", Scale.LINEAR, Presence.REQUIRED));
        mass = add(new NumberFeature("mass", Scale.LINEAR, Presence.OPTIONAL));
    }

    @Override
    protected void learn(Penguin row) {
        island.learn(row.island());
        billLength.learn(row.billLength());
        mass.learn(row.mass());
    }

    @Override
    protected void write(Penguin row, float[] out, int at) {
        island.encode(row.island(), out, at);
        billLength.encode(row.billLength(), out, at);
        mass.encode(row.mass(), out, at);
    }

    @Override
    protected void tally(Penguin row, RowCounts counts) {
        island.count(row.island(), counts);
        billLength.count(row.billLength(), counts);
        mass.count(row.mass(), counts);
    }

    @Override
    protected Penguin read(CsvRow row) {
        Penguin.Island island = row.getConstant(0, ISLAND);
        double billLength = row.getDouble(1);
        Double mass = row.isMissing(2) ? null : row.getDouble(2);
        return row.isBad() ? null : new Penguin(island, billLength, mass);
    }

    @Override
    protected Penguins.Species readTarget(CsvRow row, int column) {
        return row.getConstant(column, SPECIES);
    }

    @Override
    protected List<CsvColumn> csvColumns() {
        return List.of(new CsvColumn("island", true), new CsvColumn("billLength", true), new CsvColumn("mass", true));
    }
}
