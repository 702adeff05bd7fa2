package org.mang.intake.xls;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogBuilder;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;

/** POI makes a message for every record of an .xls: none may be built, and none written. */
class QuietPoiTest {

  @Test
  void noMessageOfPoiIsBuilt() {
    Logger poi = LogManager.getLogger("org.apache.poi.hssf.record.RecordFactory");
    for (Level level : Level.values()) {
      if (!level.equals(Level.OFF)) {
        assertThat(poi.atLevel(level)).as("%s", level).isSameAs(LogBuilder.NOOP);
      }
    }
  }
}
