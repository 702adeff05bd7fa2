package org.mang.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * What somebody computes who has all that is published, knows what is counted, and knows the rules:
 * of each count that is not shown the least and the greatest possible value, by linear programmes.
 * That is how the audit of suppressed tables is done: Fischetti and Salazar, "Solving the Cell
 * Suppression Problem on Tabular Data with Linear Constraints", Management Science 47(7), 2001.
 *
 * <p>He also knows that nothing is negative, and that a hidden count is not zero. Counts are whole,
 * so bounds are rounded inwards.
 */
final class Attack {

  /** The declared protection: a hidden count has at least this many possible values. */
  static final int POSSIBLE_VALUES = 3;

  /** How far from the truth he looks; beyond that it is protected anyhow. */
  private static final double REACH = 20;

  private static final int CORNERS = 8;

  private static final double EPSILON = 1e-6;

  /**
   * A count that is given away.
   *
   * @param least possible value
   * @param greatest possible value
   */
  record Exposure(int count, double least, double greatest) {

    /** How many whole numbers are possible. */
    int possible() {
      return Attack.possible(least, greatest);
    }
  }

  private final CountSystem system;
  private final int needed;
  private final List<List<Relation>> relationsOf = new ArrayList<>();
  private final Map<BitSet, List<Exposure>> found = new HashMap<>();

  Attack(CountSystem system) {
    this(system, POSSIBLE_VALUES);
  }

  /**
   * With another protection than the declared one.
   *
   * @param needed how many possible values are enough
   */
  Attack(CountSystem system, int needed) {
    this.system = system;
    this.needed = needed;
    for (int i = 0; i < system.counts().size(); i++) {
      relationsOf.add(new ArrayList<>());
    }
    for (Relation relation : system.relations()) {
      for (int count : relation.counts()) {
        relationsOf.get(count).add(relation);
      }
    }
  }

  /** The relations that a count stands in. */
  List<Relation> relationsOf(int count) {
    return relationsOf.get(count);
  }

  /**
   * The guarded counts that have too few possible values.
   *
   * @param shown counts whose value he has
   */
  List<Exposure> on(BitSet shown) {
    List<Exposure> exposures = new ArrayList<>();
    BitSet visited = (BitSet) shown.clone();
    for (int start = visited.nextClearBit(0);
        start < system.counts().size();
        start = visited.nextClearBit(start)) {
      BitSet part = new BitSet();
      BitSet asked = new BitSet();
      connected(start, shown, part);
      visited.or(part);
      part.stream().filter(system::isGuarded).forEach(asked::set);
      if (!asked.isEmpty()) {
        exposures.addAll(found.computeIfAbsent(part, key -> new Part(part, shown).exposed(asked)));
      }
    }
    return exposures;
  }

  /** Unknown counts that are tied to each other; nothing that is shown ties them to others. */
  private void connected(int start, BitSet shown, BitSet part) {
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
    part.set(start);
    while (!open.isEmpty()) {
      for (Relation relation : relationsOf.get(open.remove())) {
        for (int count : relation.counts()) {
          if (!shown.get(count) && !part.get(count)) {
            part.set(count);
            open.add(count);
          }
        }
      }
    }
  }

  private static int possible(double least, double greatest) {
    return (int) (Math.floor(greatest + EPSILON) - Math.ceil(least - EPSILON)) + 1;
  }

  /** The linear programme of some unknown counts: of each, by how much it may be off the truth. */
  private final class Part {

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final int[] counts;
    private final Map<Integer, Variable> variables = new HashMap<>();
    private final double[] least;
    private final double[] greatest;

    Part(BitSet part, BitSet shown) {
      counts = part.stream().toArray();
      least = new double[counts.length];
      greatest = new double[counts.length];
      for (int count : counts) {
        CountSystem.Count one = system.counts().get(count);
        variables.put(
            count,
            model
                .newVariable("c" + count)
                .lower(Math.max(one.floor() - one.value(), -REACH))
                .upper(REACH));
      }
      double[] values = system.values();
      part.stream()
          .boxed()
          .flatMap(count -> relationsOf.get(count).stream())
          .distinct()
          .forEach(relation -> tie(relation, values, shown));
    }

    private void tie(Relation relation, double[] values, BitSet shown) {
      Expression expression = model.newExpression("r" + model.countExpressions());
      for (int i = 0; i < relation.counts().length; i++) {
        int count = relation.counts()[i];
        if (!shown.get(count)) {
          expression.set(variables.get(count), relation.coefficients()[i]);
        }
      }
      if (relation.isEquation()) {
        expression.level(0);
      } else {
        double slack = relation.bound() - relation.sum(values);
        expression.upper(Math.abs(slack) < EPSILON ? 0 : slack);
      }
    }

    List<Exposure> exposed(BitSet asked) {
      // Most counts are protected by far, and a few solutions at random corners show it for all.
      Random random = new Random(counts.length);
      for (int corner = 0; corner < CORNERS; corner++) {
        for (int i = 0; i < counts.length; i++) {
          boolean isOpen = asked.get(counts[i]) && possible(i) < needed;
          variable(i).weight(isOpen ? random.nextInt(5) - 2 : 0);
        }
        solve(Optimisation.Sense.MAX);
      }
      for (int i = 0; i < counts.length; i++) {
        variable(i).weight(null);
      }
      List<Exposure> exposures = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        if (asked.get(counts[i])) {
          look(i, Optimisation.Sense.MAX);
          look(i, Optimisation.Sense.MIN);
          if (possible(i) < needed) {
            double value = system.counts().get(counts[i]).value();
            exposures.add(new Exposure(counts[i], value + least[i], value + greatest[i]));
          }
        }
      }
      return exposures;
    }

    private Variable variable(int i) {
      return Objects.requireNonNull(variables.get(counts[i]));
    }

    private int possible(int i) {
      double value = system.counts().get(counts[i]).value();
      return Attack.possible(value + least[i], value + greatest[i]);
    }

    private void look(int i, Optimisation.Sense sense) {
      if (possible(i) < needed) {
        variable(i).weight(1);
        solve(sense);
        variable(i).weight(null);
      }
    }

    /** Each solution says what is possible of all the counts at once. */
    private void solve(Optimisation.Sense sense) {
      Optimisation.Result result =
          sense == Optimisation.Sense.MAX ? model.maximise() : model.minimise();
      if (!result.getState().isOptimal()) {
        // The truth is a solution and all is bounded, so there is one.
        throw new IllegalStateException("no solution: " + result.getState());
      }
      for (int j = 0; j < counts.length; j++) {
        double value = result.doubleValue(j);
        least[j] = Math.min(least[j], value);
        greatest[j] = Math.max(greatest[j], value);
      }
    }
  }
}
