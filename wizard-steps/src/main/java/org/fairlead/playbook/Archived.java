package org.fairlead.playbook;

/**
 * What a backup archives apart from what brings the site back, for people and other programs to read later.
 *
 * @param id
 * names it for people and in the name of its file
 * @param of
 * the table its rows come from, without which there is nothing to archive; empty where it is files
 * @param sql
 * asks for its rows; empty where it is all of the table
 * @param files
 * a folder or file of the site's own folder; empty where it is rows
 * @param cache
 * whether the application makes it anew, so that it is never to be imported anywhere
 */
public record Archived(String id, String of, String sql, String files, boolean cache) {
    Archived at(String prefix) {
        return new Archived(id, of.replace(Configuration.PREFIX, prefix), sql.replace(Configuration.PREFIX,
                prefix), files, cache);
    }
}
