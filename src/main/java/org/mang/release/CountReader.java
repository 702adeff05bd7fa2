package org.mang.release;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mang.release.CountSystem.Count;
import org.mang.release.CountSystem.Kind;

/**
 * Reads the counts of {@code warehouse/release} and what ties them, now and in earlier releases.
 */
final class CountReader {

  private static final double EPSILON = 1e-6;

  private final Connection store;
  private final List<Count> counts = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private final BitSet known = new BitSet();

  CountReader(Connection store) {
    this.store = store;
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  CountSystem read() throws SQLException {
    // What a total or the city loses is of use to more people than what a district's part does.
    each(
        """
        select
            kind, value, must_stay,
            value + 50 * (select count(*) from release_slot where release_slot.count_no = release_count.count_no)
            + case when is_total then 1000 else 0 end + case when is_city then 10000 else 0 end
        from release_count
        order by count_no
        """,
        row ->
            counts.add(
                new Count(
                    row.getString(1).equals("count") ? Kind.COUNT : Kind.REST,
                    row.getDouble(2),
                    row.getBoolean(3),
                    row.getDouble(4))));
    each(
        """
        select
            op, bound, list(count_no order by count_no), list(coefficient order by count_no)
        from release_member
        group by relation_no, op, bound
        order by relation_no
        """,
        row -> relations.add(relation(row)));
    Map<String, Map<Integer, Double>> past = new LinkedHashMap<>();
    each(
        "select release, count_no, value from release_past order by release, count_no",
        row -> {
          double value = row.getDouble(3);
          past.computeIfAbsent(row.getString(1), key -> new LinkedHashMap<>())
              .put(row.getInt(2), row.wasNull() ? Double.NaN : value);
        });
    past.values().forEach(this::remember);
    return new CountSystem(counts, relations, known);
  }

  /** What has not changed since is known for good; what has changed tells by how much. */
  private void remember(Map<Integer, Double> then) {
    then.forEach(
        (count, value) -> {
          if (Math.abs(value - counts.get(count).value()) < EPSILON) {
            known.set(count);
          }
        });
    for (Relation relation : List.copyOf(relations)) {
      boolean isWhole = true;
      boolean isOther = false;
      for (int count : relation.counts()) {
        Double value = then.get(count);
        isWhole &= value != null;
        isOther |=
            value != null
                && !value.isNaN()
                && Math.abs(value - counts.get(count).value()) > EPSILON;
      }
      if (isWhole && isOther) {
        before(relation, then);
      }
    }
  }

  /** The relation as it was: of what was hidden, as far as it is known now, and what has moved. */
  private void before(Relation relation, Map<Integer, Double> then) {
    List<Integer> hidden = new ArrayList<>();
    List<Double> coefficients = new ArrayList<>();
    double bound = relation.bound();
    double moved = -relation.bound();
    for (int i = 0; i < relation.counts().length; i++) {
      int count = relation.counts()[i];
      double coefficient = relation.coefficients()[i];
      double value = then.getOrDefault(count, Double.NaN);
      if (Double.isNaN(value)) {
        hidden.add(count);
        coefficients.add(coefficient);
        moved += coefficient * counts.get(count).value();
      } else {
        bound -= coefficient * value;
        moved += coefficient * value;
      }
    }
    if (hidden.isEmpty() || (!relation.isEquation() && moved > EPSILON)) {
      return;
    }
    if (relation.isEquation() && Math.abs(moved) > EPSILON) {
      hidden.add(counts.size());
      coefficients.add(-Math.signum(moved));
      counts.add(new Count(Kind.CHANGE, Math.abs(moved), false, 0));
    }
    relations.add(
        new Relation(
            relation.isEquation(),
            bound,
            hidden.stream().mapToInt(Integer::intValue).toArray(),
            coefficients.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static Relation relation(ResultSet row) throws SQLException {
    Object[] coefficients = (Object[]) row.getArray(4).getArray();
    double[] numbers = new double[coefficients.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((Number) coefficients[i]).doubleValue();
    }
    return new Relation(
        row.getString(1).equals("="), row.getDouble(2), ints(row.getArray(3).getArray()), numbers);
  }

  private static int[] ints(Object array) {
    Object[] objects = (Object[]) array;
    int[] ints = new int[objects.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = ((Number) objects[i]).intValue();
    }
    return ints;
  }

  private void each(String select, Row read) throws SQLException {
    try (Statement statement = store.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      while (row.next()) {
        read.read(row);
      }
    }
  }
}
