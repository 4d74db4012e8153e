package org.fairlead.step.transfer;

import java.util.List;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.record.RunLog.QuarantinedRow;

/**
 * Rows ready to be written, their journal already on the disk.
 *
 * @param number
 * counted from 1 within the dataset
 * @param rows
 * converted, in key order
 * @param keys
 * of those rows, as the source has them
 * @param quarantined
 * rows of the same stretch that must wait
 * @param lastKey
 * key on the source of the last row looked at
 * @param changedByRule
 * rows that a rule made to fit
 * @param last
 * whether the dataset ends with it
 */
record Chunk(long number, List<Row> rows, List<List<Cell>> keys, List<QuarantinedRow> quarantined,
        String lastKey, long changedByRule,
        boolean last) {}
