package org.fairlead.plan;

import org.fairlead.playbook.Configuration;

/**
 * Something that is written at one place of the target and has to arrive at another, such as an order in the
 * shop and its line in the list of sales. Exactly one of {@code writeSql} and {@code writePath}, and one of
 * {@code readSql} and {@code readPath}. "{mark}" stands for a word that is new in each run, "{p}" in
 * statements
 * for the prefix of the tables.
 *
 * @param writeSql
 * one statement that inserts, changes or removes rows
 * @param writePath
 * path that {@code writeBody} is posted to
 * @param readSql
 * a query that only reads
 * @param readPath
 * path of a page
 * @param expect
 * value of the first column of the first row, or a piece of the page
 * @param undoSql
 * statement that takes away again what was written and what has come of it; needed for {@code writeSql}
 * @param withinSeconds
 * how long it may take to arrive, 1 to 120; 0 for ten seconds
 */
public record FlowCheck(String id, String writeSql, String writePath, String writeBody, String readSql,
        String readPath, String expect, String undoSql, int withinSeconds) {

    /** What stands for a word that is new in each run. */
    public static final String MARK = "{mark}";
    private static final int USUAL_SECONDS = 10;

    public FlowCheck {
        withinSeconds = withinSeconds == 0 ? USUAL_SECONDS : withinSeconds;
    }

    /** The same for a run, on a site whose tables have a prefix. */
    public FlowCheck in(String mark, String prefix) {
        return new FlowCheck(id, sql(writeSql, mark, prefix), writePath.replace(MARK, mark), writeBody
                .replace(
                        MARK, mark), sql(readSql, mark, prefix), readPath.replace(MARK, mark), expect.replace(
                                MARK,
                                mark), sql(undoSql, mark, prefix), withinSeconds);
    }

    private static String sql(String text, String mark, String prefix) {
        return text.replace(MARK, mark).replace(Configuration.PREFIX, prefix);
    }
}
