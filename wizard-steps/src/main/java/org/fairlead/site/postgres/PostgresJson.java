package org.fairlead.site.postgres;

import java.util.List;
import java.util.Map;

import org.fairlead.model.Cell;
import org.fairlead.site.JsonColumns;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * jsonb columns. "Without the member" means that the key is absent; a member that is null counts as present.
 */
record PostgresJson(String schema) implements JsonColumns {
    private String lacking(JsonPlace place) {
        String column = Quoting.quote(place.column());
        return " WHERE jsonb_typeof(" + column + ") = 'object' AND NOT jsonb_exists(" + column
                + ", :member::text)";
    }

    @Override
    public Rows lacking(Transaction transaction, JsonPlace place, List<String> key) throws SiteException {
        return transaction.query(
                "SELECT " + Quoting.quote(key) + ", " + Quoting.quote(place.column()) + " FROM "
                        + PostgresIdentities.qualified(schema, place.table()) + lacking(place),
                Map.of("member", new Cell.Text(place.member())));
    }

    @Override
    public long add(Transaction transaction, JsonPlace place, String value) throws SiteException {
        String column = Quoting.quote(place.column());
        return transaction.update(
                "UPDATE " + PostgresIdentities.qualified(schema, place.table()) + " SET " + column + " = "
                        + column
                        + " || jsonb_build_object(:member::text, :value::jsonb)" + lacking(place),
                Map.of("member", new Cell.Text(place.member()), "value", new Cell.Text(value)));
    }
}
