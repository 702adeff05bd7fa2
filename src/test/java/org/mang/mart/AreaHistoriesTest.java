package org.mang.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of communes that are merged, renumbered, divided by given shares and moved to
 * the other district: on later boundaries nothing is lost and nothing counted twice. What must come
 * out is found by carrying the children of each commune from change to change.
 */
class AreaHistoriesTest {

  private static final List<String> CHANGES = List.of("2020-02-01", "2021-02-01");
  private static final List<String> YEARS = List.of("2019", "2020", "2021");
  private static final List<String> DISTRICTS = List.of("A", "B");

  /** One commune goes to one other, by a share. */
  private record Edge(String from, String to, double share) {}

  private final Map<String, String> districtOf = new TreeMap<>();
  private final Map<String, String> since = new HashMap<>();
  private int codes;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void onLaterBoundariesNothingIsLostOrCountedTwice(long seed) throws Exception {
    Random random = new Random(seed);
    try (Store store = Store.open()) {
      store.areas();
      for (String district : DISTRICTS) {
        store.area(district, "district", "31", "2000-01-01", null);
      }
      store.offices("A", "B");
      for (int i = 0; i < 9; i++) {
        begins(DISTRICTS.get(i % 2), "2000-01-01");
      }
      List<Map<String, String>> alive = new ArrayList<>();
      List<Map<String, Integer>> children = new ArrayList<>();
      List<List<Edge>> changes = new ArrayList<>();
      for (int epoch = 0; epoch < YEARS.size(); epoch++) {
        if (epoch > 0) {
          changes.add(change(store, CHANGES.get(epoch - 1), random));
        }
        alive.add(new TreeMap<>(districtOf));
        children.add(report(store, YEARS.get(epoch), random));
      }
      for (Map.Entry<String, String> commune : districtOf.entrySet()) {
        store.area(
            commune.getKey(),
            "commune",
            commune.getValue(),
            Objects.requireNonNull(since.get(commune.getKey())),
            null);
      }
      for (int to = 1; to < YEARS.size(); to++) {
        store.rebuildOn(YEARS.get(to) + "-12-31");
        for (int from = 0; from <= to; from++) {
          Map<String, Double> expected = new TreeMap<>();
          children.get(from).forEach((code, number) -> expected.put(code, (double) number));
          for (int step = from; step < to; step++) {
            carry(expected, changes.get(step));
          }
          compare(store, YEARS.get(from), expected, alive.get(to));
        }
      }
    }
  }

  private void compare(
      Store store, String year, Map<String, Double> expected, Map<String, String> districts)
      throws SQLException {
    Map<String, Double> found = new TreeMap<>();
    for (String row :
        store.rows(
            "select area_code, value from mart.measure_value where measure_code = 'children' and sex_code = '_T' and period_code = '"
                + year
                + "'")) {
      int end = row.indexOf(" | ");
      found.put(row.substring(0, end), Double.valueOf(row.substring(end + 3)));
    }
    Map<String, Double> all = new TreeMap<>(expected);
    expected.forEach(
        (code, number) ->
            all.merge(Objects.requireNonNull(districts.get(code)), number, Double::sum));
    all.put("31", expected.values().stream().mapToDouble(Double::doubleValue).sum());
    assertThat(found.keySet()).isEqualTo(all.keySet());
    all.forEach(
        (code, number) ->
            assertThat(found)
                .as(year + " " + code)
                .hasEntrySatisfying(
                    code, value -> assertThat(value).isCloseTo(number, within(1e-4))));
    // What the offices of both districts said is the city's, by way of the indicators too.
    assertThat(
            Double.parseDouble(
                store.value("denominator", "children_girls_share", "31", Integer.parseInt(year))))
        .isCloseTo(all.get("31"), within(1e-6));
  }

  private static void carry(Map<String, Double> children, List<Edge> edges) {
    Map<String, Double> carried = new TreeMap<>();
    Set<String> gone = new HashSet<>();
    for (Edge edge : edges) {
      gone.add(edge.from());
      carried.merge(edge.to(), edge.share() * children.getOrDefault(edge.from(), 0.0), Double::sum);
    }
    children.forEach(
        (code, number) -> {
          if (!gone.contains(code)) {
            carried.merge(code, number, Double::sum);
          }
        });
    children.clear();
    children.putAll(carried);
  }

  private String begins(String district, String on) {
    String code = "c" + ++codes;
    districtOf.put(code, district);
    since.put(code, on);
    return code;
  }

  private void ends(Store store, String code, String on) throws SQLException {
    store.area(
        code,
        "commune",
        Objects.requireNonNull(districtOf.remove(code)),
        Objects.requireNonNull(since.remove(code)),
        on);
  }

  /** Changes some of the communes, each at most once. */
  private List<Edge> change(Store store, String on, Random random) throws SQLException {
    List<String> codes = new ArrayList<>(districtOf.keySet());
    Collections.shuffle(codes, random);
    List<Edge> edges = new ArrayList<>();
    while (codes.size() >= 2) {
      String one = codes.remove(0);
      String district = DISTRICTS.get(random.nextInt(2));
      switch (random.nextInt(6)) {
        case 0 -> {
          ends(store, one, on);
          edge(store, edges, on, one, begins(district, on), "renumbered", 1);
        }
        case 1 -> {
          // Into one that goes on, of which no row speaks.
          ends(store, one, on);
          edge(store, edges, on, one, codes.remove(0), "full", 1);
        }
        case 2 -> {
          String other = codes.remove(0);
          ends(store, one, on);
          ends(store, other, on);
          String both = begins(district, on);
          edge(store, edges, on, one, both, "full", 1);
          edge(store, edges, on, other, both, "full", 1);
        }
        case 3 -> {
          // A part is taken from it, and the rest goes on, of which no row speaks.
          double share = (1 + random.nextInt(8)) / 10.0;
          edge(store, edges, on, one, begins(district, on), "partial", share);
          edges.add(new Edge(one, one, 1 - share));
        }
        case 4 -> {
          double share = (1 + random.nextInt(8)) / 10.0;
          String other = codes.remove(0);
          ends(store, one, on);
          edge(store, edges, on, one, begins(district, on), "partial", share);
          edge(store, edges, on, one, other, "partial", 1 - share);
        }
        default -> {}
      }
    }
    return edges;
  }

  private static void edge(
      Store store, List<Edge> edges, String on, String from, String to, String kind, double share)
      throws SQLException {
    store.change(on, from, to, kind, "partial".equals(kind) ? share : null);
    edges.add(new Edge(from, to, share));
  }

  /** The children of every commune, reported by the office of its district. */
  private Map<String, Integer> report(Store store, String year, Random random) throws SQLException {
    Map<String, Integer> children = new TreeMap<>();
    for (String district : DISTRICTS) {
      Store.Submission report = store.accepted("district-children", "district-" + district, year);
      for (Map.Entry<String, String> commune : districtOf.entrySet()) {
        if (commune.getValue().equals(district)) {
          int girls = random.nextInt(2_500);
          int number = 1 + girls + random.nextInt(2_500);
          report.observe("children", commune.getKey(), number);
          report.observe("children", commune.getKey(), "F", "_T", "_T", "_T", girls);
          children.put(commune.getKey(), number);
        }
      }
    }
    return children;
  }
}
