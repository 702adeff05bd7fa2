package org.mang.mart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The SQL function {@code gamma_quantile(shape, probability)}, of the gamma distribution of scale
 * one. It gives exact limits for a Poisson mean: with n seen, {@code gamma_quantile(n, 0.025)} and
 * {@code gamma_quantile(n + 1, 0.975)} (Garwood 1936).
 */
final class GammaQuantile {

  private static final String NAME = "gamma_quantile";

  private GammaQuantile() {}

  /** Registers the function with the connection's database, unless it is there. */
  static void register(Connection duckdb) throws SQLException {
    if (isRegistered(duckdb)) {
      return;
    }
    try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      function
          .withName(NAME)
          .withParameters(Double.class, Double.class)
          .withReturnType(Double.class)
          .withFunction(GammaQuantile::of)
          .register(duckdb);
    }
  }

  /** Of nothing, nothing. The builder's withNullInNullOut is not kept to inside a case. */
  static @Nullable Double of(@Nullable Double shape, @Nullable Double probability) {
    if (shape == null || probability == null) {
      return null;
    }
    return shape <= 0
        ? 0.0
        : GammaDistribution.of(shape, 1).inverseCumulativeProbability(probability);
  }

  private static boolean isRegistered(Connection duckdb) throws SQLException {
    try (Statement statement = duckdb.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select 1 from duckdb_functions() where function_name = '" + NAME + "' limit 1")) {
      return found.next();
    }
  }
}
