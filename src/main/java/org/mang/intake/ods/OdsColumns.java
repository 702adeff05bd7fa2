package org.mang.intake.ods;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.mang.intake.Sheet;
import org.mang.intake.SheetNotes;

/** The columns of a sheet of an .ods: how their cells look that say nothing of it themselves. */
final class OdsColumns {

  /** Columns that are alike, up to the one before {@code end}. */
  private record Alike(int end, @Nullable String style) {}

  private final OdsStyles styles;
  private final SheetNotes notes;
  private final List<Alike> columns = new ArrayList<>();

  OdsColumns(OdsStyles styles, SheetNotes notes) {
    this.styles = styles;
    this.notes = notes;
  }

  /** The element {@code table-column}, of one column or several. */
  void add(XMLStreamReader xml, boolean isInHiddenGroup) throws XMLStreamException {
    int first = columns.isEmpty() ? 0 : columns.get(columns.size() - 1).end();
    int times = OdsXml.times(xml.getAttributeValue(OdsXml.TABLE, "number-columns-repeated"));
    int end = (int) Math.min((long) first + times, Sheet.MOST_COLUMNS);
    if (end <= first) {
      return;
    }
    columns.add(new Alike(end, xml.getAttributeValue(OdsXml.TABLE, "default-cell-style-name")));
    String visibility = xml.getAttributeValue(OdsXml.TABLE, "visibility");
    if (isInHiddenGroup
        || (visibility != null && !visibility.equals("visible"))
        || styles.isHidden("table-column", xml.getAttributeValue(OdsXml.TABLE, "style-name"))) {
      notes.hideColumns(first, end - 1);
    }
  }

  /** The style of the cells of that column, from 0. */
  @Nullable String style(int column) {
    int low = 0;
    int high = columns.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (columns.get(middle).end() > column) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < columns.size() ? columns.get(low).style() : null;
  }
}
