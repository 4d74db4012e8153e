package org.fairlead.site.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SchemaChanges;
import org.fairlead.site.SchemaObject;
import org.fairlead.site.SchemaObject.Constraint;
import org.fairlead.site.SchemaObject.EnumType;
import org.fairlead.site.SchemaObject.Index;
import org.fairlead.site.SchemaObject.NewTable;
import org.fairlead.site.SchemaObject.TableColumn;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** PostgreSQL's data definition, all of which can be rolled back. */
record PostgresSchema(String schema, String place) implements SchemaChanges {
    private static final String PATIENCE = "SET LOCAL lock_timeout = '10s'";
    private static final String TRY = "fairlead_drop";

    @Override
    public boolean exists(Transaction transaction, SchemaObject object) throws SiteException {
        return switch (object) {
            case EnumType(String name, List<String> labels) -> holds(object, labels, texts(transaction,
                    "SELECT e.enumlabel::text FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
                            + " LEFT JOIN pg_enum e ON e.enumtypid = t.oid"
                            + " WHERE n.nspname = :schema AND t.typname = :name ORDER BY e.enumsortorder",
                    Map.of("schema", text(schema), "name", text(name))));
            case TableColumn(String table, String column, String definition) -> columns(transaction, table)
                    .contains(column);
            case NewTable(String name, Map<String, String> columns, List<String> key) -> holds(object, List
                    .copyOf(columns.keySet()), columns(transaction, name));
            case Constraint(String table, String constraint, String definition) -> !texts(transaction,
                    "SELECT c.conname::text FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid"
                            + " JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = :schema"
                            + " AND t.relname = :name AND c.conname = :part",
                    named(table, constraint)).isEmpty();
            case Index(String table, String index, String definition) -> !texts(transaction,
                    "SELECT indexname::text FROM pg_indexes WHERE schemaname = :schema AND tablename = :name"
                            + " AND (indexname = :part OR indexdef LIKE '% USING btree ' || :columns)",
                    Map.of("schema", text(schema), "name", text(table), "part", text(index), "columns", text(
                            definition))).isEmpty();
        };
    }

    /** Nothing found means that it is not there; something found must hold all that is wanted. */
    private boolean holds(SchemaObject object, List<String> wanted, List<String> found)
            throws SiteException {
        List<String> lacking = wanted.stream().filter(name -> !found.contains(name)).toList();
        if (!found.isEmpty() && !lacking.isEmpty()) {
            throw new SiteException(Problem.blocker("schema.problem.other-" + object.kind(), object.name(),
                    place, String.join(", ", lacking)));
        }
        return !found.isEmpty();
    }

    private List<String> columns(Transaction transaction, String table) throws SiteException {
        return texts(transaction, "SELECT a.attname::text FROM pg_attribute a JOIN pg_class c ON c.oid ="
                + " a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :schema"
                + " AND c.relname = :name AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped",
                Map.of("schema", text(schema), "name", text(table)));
    }

    @Override
    public void create(Transaction transaction, SchemaObject object) throws SiteException {
        transaction.update(PATIENCE, Map.of());
        transaction.update(statement(object), Map.of());
    }

    @Override
    public String statement(SchemaObject object) {
        return switch (object) {
            case EnumType(String name, List<String> labels) -> "CREATE TYPE " + qualified(name)
                    + " AS ENUM (" + labels.stream().map(PostgresSchema::literal).collect(Collectors.joining(
                            ", ")) + ")";
            case TableColumn(String table, String column, String definition) -> "ALTER TABLE " + qualified(
                    table) + " ADD COLUMN " + Quoting.quote(column) + " " + definition;
            case NewTable(String name, Map<String, String> columns, List<String> key) -> "CREATE TABLE "
                    + qualified(name) + " (" + columns.entrySet().stream().map(column -> Quoting.quote(column
                            .getKey()) + " " + column.getValue()).collect(Collectors.joining(", "))
                    + ", PRIMARY KEY (" + Quoting.quote(key) + "))";
            case Constraint(String table, String constraint, String definition) -> "ALTER TABLE "
                    + qualified(table) + " ADD CONSTRAINT " + Quoting.quote(constraint) + " " + definition;
            case Index(String table, String index, String definition) -> "CREATE INDEX " + Quoting.quote(
                    index) + " ON " + qualified(table) + " " + definition;
        };
    }

    @Override
    public Drop drop(Transaction transaction, SchemaObject object) throws SiteException {
        transaction.update(PATIENCE, Map.of());
        transaction.savepoint(TRY);
        try {
            transaction.update(switch (object) {
                case EnumType(String name, List<String> labels) -> "DROP TYPE " + qualified(name);
                case TableColumn(String table, String column, String definition) -> "ALTER TABLE "
                        + qualified(table) + " DROP COLUMN " + Quoting.quote(column);
                case NewTable(String name, Map<String, String> columns, List<String> key) -> "DROP TABLE "
                        + qualified(name);
                case Constraint(String table, String constraint, String definition) -> "ALTER TABLE "
                        + qualified(table) + " DROP CONSTRAINT " + Quoting.quote(constraint);
                case Index(String table, String index, String definition) -> "DROP INDEX " + qualified(index);
            }, Map.of());
            return Drop.DROPPED;
        } catch (SiteException e) {
            if (!e.problem().key().equals(PostgresFailures.DEPENDED_ON)) {
                throw e;
            }
            transaction.rollbackTo(TRY);
            return Drop.NEEDED;
        }
    }

    @Override
    public long used(Transaction transaction, SchemaObject object) throws SiteException {
        return switch (object) {
            case NewTable table -> transaction.count(table.name());
            case TableColumn(String table, String column, String definition) -> {
                List<String> standard = texts(transaction,
                        "SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d JOIN pg_class c ON c.oid ="
                                + " d.adrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute"
                                + " a ON a.attrelid = c.oid AND a.attnum = d.adnum WHERE n.nspname = :schema"
                                + " AND c.relname = :name AND a.attname = :part",
                        named(table, column));
                yield number(transaction, "SELECT count(*) FROM " + qualified(table) + " WHERE " + Quoting
                        .quote(column) + (standard.isEmpty() ? " IS NOT NULL" : " IS DISTINCT FROM ("
                                + standard.getFirst() + ")"));
            }
            case EnumType type -> 0;
            case Constraint constraint -> 0;
            case Index index -> 0;
        };
    }

    @Override
    public List<String> covered(Transaction transaction, SchemaObject object) throws SiteException {
        return switch (object) {
            case Constraint(String table, String constraint, String definition) -> texts(transaction,
                    "SELECT a.attname::text FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a"
                            + " ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)"
                            + " WHERE n.nspname = :schema AND c.relname = :name AND k.conname = :part",
                    named(table, constraint));
            case Index(String table, String index, String definition) -> texts(transaction,
                    "SELECT a.attname::text FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid"
                            + " JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid ="
                            + " c.relnamespace JOIN pg_depend d ON d.classid = 'pg_class'::regclass"
                            + " AND d.objid = x.oid AND d.refobjid = c.oid JOIN pg_attribute a"
                            + " ON a.attrelid = c.oid AND a.attnum = d.refobjsubid AND a.attnum > 0"
                            + " WHERE n.nspname = :schema AND c.relname = :name AND x.relname = :part",
                    named(table, index));
            case EnumType type -> List.of();
            case TableColumn column -> List.of();
            case NewTable table -> List.of();
        };
    }

    private String qualified(String name) {
        return PostgresIdentities.qualified(schema, name);
    }

    private Map<String, Cell> named(String table, String part) {
        return Map.of("schema", text(schema), "name", text(table), "part", text(part));
    }

    private static Cell text(String value) {
        return new Cell.Text(value);
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static long number(Transaction transaction, String sql) throws SiteException {
        try (Rows rows = transaction.query(sql, Map.of())) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long count) ? count : 0;
        }
    }

    /** One text a row; a missing value gives an empty one. */
    private static List<String> texts(Transaction transaction, String sql, Map<String, Cell> parameters)
            throws SiteException {
        var texts = new ArrayList<String>();
        try (Rows rows = transaction.query(sql, parameters)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                texts.add(row.get(0) instanceof Cell.Text(String text) ? text : "");
            }
        }
        return texts;
    }
}
