package org.mang.mart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What chance may do, as SQL functions.
 *
 * <ul>
 *   <li>{@code gamma_quantile(shape, probability)}, of the gamma distribution of scale one, gives
 *       exact limits for a Poisson mean: with n seen, {@code gamma_quantile(n, 0.025)} and {@code
 *       gamma_quantile(n + 1, 0.975)} (Garwood 1936).
 *   <li>{@code beta_probability(x, a, b)}, that a beta variable is at most x, gives exact tails of
 *       the binomial distribution: of n, at most k come with {@code 1 - beta_probability(p, k + 1,
 *       n - k)}. So two Poisson rates are compared: given the sum of both, one is binomial
 *       (Przyborowski and Wilenski 1940).
 * </ul>
 */
final class Chance {

  private Chance() {}

  /** Registers the functions with the connection's database, unless they are there. */
  static void register(Connection duckdb) throws SQLException {
    if (isRegistered(duckdb)) {
      return;
    }
    try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      function
          .withName("gamma_quantile")
          .withParameters(Double.class, Double.class)
          .withReturnType(Double.class)
          .withFunction(Chance::gammaQuantile)
          .register(duckdb);
    }
    try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      function
          .withName("beta_probability")
          .withParameters(Double.class, Double.class, Double.class)
          .withReturnType(Double.class)
          .withVectorizedFunction(
              (rows, out) -> {
                DuckDBReadableVector x = rows.vector(0);
                DuckDBReadableVector a = rows.vector(1);
                DuckDBReadableVector b = rows.vector(2);
                for (long row = 0; row < rows.rowCount(); row++) {
                  if (x.isNull(row) || a.isNull(row) || b.isNull(row)) {
                    out.setNull(row);
                  } else {
                    out.setDouble(
                        row, betaProbability(x.getDouble(row), a.getDouble(row), b.getDouble(row)));
                  }
                }
              })
          .register(duckdb);
    }
  }

  /** Of nothing, nothing. The builder's withNullInNullOut is not kept to inside a case. */
  static @Nullable Double gammaQuantile(@Nullable Double shape, @Nullable Double probability) {
    if (shape == null || probability == null) {
      return null;
    }
    return shape <= 0
        ? 0.0
        : GammaDistribution.of(shape, 1).inverseCumulativeProbability(probability);
  }

  /** With a of 0 it is always at most x, with b of 0 never. */
  static double betaProbability(double x, double a, double b) {
    if (a <= 0 || b <= 0) {
      return a <= 0 ? 1.0 : 0.0;
    }
    return BetaDistribution.of(a, b).cumulativeProbability(x);
  }

  private static boolean isRegistered(Connection duckdb) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select 1 from duckdb_functions() where function_name = 'beta_probability' limit 1")) {
      return found.next();
    }
  }
}
