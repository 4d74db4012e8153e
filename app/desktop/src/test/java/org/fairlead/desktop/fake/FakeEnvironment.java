package org.fairlead.desktop.fake;

import java.util.List;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.EnvironmentLine.Kind;
import org.fairlead.model.EnvironmentLine.Match;
import org.fairlead.model.EnvironmentLine.Value;

/** Two sites of a small design agency, side by side. */
final class FakeEnvironment {
    private static final String DATABASE = "environment.group.database";
    private static final String CONTENTS = "environment.group.contents";
    private static final String SETTINGS = "environment.group.settings";
    private static final Value SET = new Value(Kind.SET, "");
    private static final Value NOT_SET = new Value(Kind.NOT_SET, "");

    private FakeEnvironment() {}

    static List<EnvironmentLine> lines(String more) {
        return List.of(
                fact(DATABASE, "database.program", Value.text("SQLite"), Value.text("PostgreSQL 16.4"),
                        Match.EXPECTED, ""),
                fact(DATABASE, "database.place", Value.text("/srv/app/db.sqlite3"), Value.text(
                        "aidesign@db1.kestrel.example"), Match.EXPECTED, ""),
                fact(DATABASE, "database.layout", new Value(Kind.LAYOUT, "v1-core"), new Value(Kind.LAYOUT,
                        "v2"),
                        Match.EXPECTED, ""),
                fact(DATABASE, "database.encoding", Value.text("UTF-8"), Value.text("UTF8"), Match.SAME, ""),
                fact(DATABASE, "database.collation", Value.text("BINARY"), Value.text("en_US.UTF-8"),
                        Match.DIFFERENT, "environment.note.collation"),
                fact(DATABASE, "database.zone", new Value(Kind.NAIVE_ZONE, "UTC"), Value.text("Europe/Paris"),
                        Match.EXPECTED, "environment.note.zone"),
                fact(CONTENTS, "contents.size", Value.bytes(48_234_496), Value.bytes(2_080_768),
                        Match.EXPECTED,
                        ""),
                fact(CONTENTS, "contents.tables", Value.number(25), Value.number(45), Match.EXPECTED, ""),
                fact(CONTENTS, "contents.moving-rows", Value.number(48_211), Value.number(0), Match.EXPECTED,
                        ""),
                setting("SECRET_KEY", SET, SET, Match.DIFFERENT, "environment.note.keep"),
                setting("DEBUG", Value.text("False"), Value.text("False"), Match.SAME,
                        "environment.note.written"),
                setting("ALLOWED_HOSTS", Value.text("design.kestrel.example" + more), NOT_SET, Match.MISSING,
                        "environment.note.required"),
                setting("DB_HOST", NOT_SET, NOT_SET, Match.EXPECTED, "environment.note.written"),
                setting("OPENAI_API_KEY", SET, NOT_SET, Match.DIFFERENT, "environment.note.read"),
                setting("REDIS_URL", SET, NOT_SET, Match.EXPECTED, "environment.note.idle"));
    }

    private static EnvironmentLine fact(String group, String fact, Value source, Value target, Match match,
            String note) {
        return new EnvironmentLine(group, "environment.fact." + fact, source, target, match, note);
    }

    private static EnvironmentLine setting(String name, Value source, Value target, Match match,
            String note) {
        return new EnvironmentLine(SETTINGS, name, source, target, match, note);
    }
}
