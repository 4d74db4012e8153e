package org.fairlead.config;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.sample.TestMaria;
import org.fairlead.site.Database;

/**
 * The tables of a WordPress site that hold what a plugin stores, with a prefix and a collation of their own.
 */
public final class WordPressSite implements AutoCloseable {
    /** A configured site of the first layout; values as the plugin stores them. */
    public static final Map<String, String> FIRST = Map.ofEntries(Map.entry("mpai_primary_api", "openai"), Map
            .entry(
                    "mpai_api_key", "sk-canary-openai"), Map.entry("mpai_model", "gpt-4-turbo"), Map.entry(
                            "mpai_temperature", "1.4"), Map.entry("mpai_max_tokens", "8000"), Map.entry(
                                    "mpai_anthropic_temperature", "0.35"), Map.entry("mpai_welcome_message",
                                            "Hi, it's <b>me</b> \\' ✓"), Map.entry(
                                                    "mpai_allowed_cli_commands",
                                                    "a:2:{i:0;s:12:\"wp user list\";"
                                                            + "i:1;s:30:\"wp post list --format=\\'json\\'\";}"),
            Map.entry("mpai_enable_mcp", "1"), Map.entry("mpai_show_on_all_pages", ""), Map.entry(
                    "mpai_chat_position", "top-left"), Map.entry("mpai_console_log_level", "debug"), Map
                            .entry(
                                    "mpai_assistant_id_memberpress", "asst_1"), Map.entry(
                                            "mpai_something_new", "x"));

    /** The one row of the second layout. */
    public static final String SECOND = "a:14:{s:12:\"chat_enabled\";b:1;"
            + "s:9:\"log_level\";s:4:\"info\";s:13:\"chat_location\";"
            + "s:10:\"admin_only\";s:13:\"chat_position\";s:12:\"bottom_right\";"
            + "s:10:\"user_roles\";a:1:{i:0;s:13:\"administrator\";}"
            + "s:14:\"openai_api_key\";s:17:\"sk-example-openai\";s:12:\"openai_model\";s:11:\"gpt-4-turbo\";"
            + "s:18:\"openai_temperature\";d:0.7;s:17:\"openai_max_tokens\";i:1000;"
            + "s:17:\"anthropic_api_key\";s:14:\"sk-ant-example\";"
            + "s:15:\"anthropic_model\";s:23:\"claude-3-haiku-20240307\";s:21:\"anthropic_temperature\";d:0.7;"
            + "s:20:\"anthropic_max_tokens\";i:1000;s:11:\"primary_api\";s:6:\"openai\";}";

    private final String name;
    private final String prefix;
    private final Database database;

    public WordPressSite(String prefix, String collation, Map<String, String> options) throws Exception {
        this.prefix = prefix;
        name = TestMaria.empty(collation);
        run("CREATE TABLE " + prefix
                + "options (option_id bigint(20) unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                + " option_name varchar(191) NOT NULL DEFAULT '', option_value longtext NOT NULL,"
                + " autoload varchar(20) NOT NULL DEFAULT 'yes', UNIQUE KEY option_name (option_name));"
                + " CREATE TABLE " + prefix
                + "users (ID bigint(20) unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                + " user_login varchar(60) NOT NULL, user_email varchar(100) NOT NULL DEFAULT ''); CREATE TABLE "
                + prefix
                + "usermeta (umeta_id bigint(20)"
                + " unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, user_id bigint(20) unsigned NOT NULL,"
                + " meta_key varchar(255), meta_value longtext); INSERT INTO " + prefix
                + "options (option_name,"
                + " option_value) VALUES ('siteurl', 'https://site.example'), ('mpaixother', 'not ours'),"
                + " ('db_version', '53496'), ('stylesheet', 'twentytwentythree'), ('timezone_string', ''),"
                + " ('active_plugins', 'a:2:{i:0;s:53:\"memberpress-ai-assistant/"
                + "memberpress-ai-assistant.php\";i:1;s:27:\"memberpress/memberpress.php\";}'); INSERT INTO "
                + prefix
                + "users (user_login, user_email) VALUES ('admin', 'admin@site.example'); INSERT INTO "
                + prefix + "usermeta (user_id, meta_key, meta_value) VALUES (1, '" + prefix
                + "capabilities', 'a:1:{s:13:\"administrator\";b:1;}')");
        for (Map.Entry<String, String> option : options.entrySet()) {
            set(option.getKey(), option.getValue());
        }
        database = TestMaria.open(name);
    }

    /** Name of its database. */
    public String name() {
        return name;
    }

    public void run(String sql) throws SQLException {
        try (var connection = TestMaria.connect(name); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void set(String option, String value) throws SQLException {
        try (var connection = TestMaria.connect(name);
                var statement = connection.prepareStatement("REPLACE INTO "
                        + prefix + "options (option_name, option_value) VALUES (?, ?)")) {
            statement.setString(1, option);
            statement.setString(2, value);
            statement.executeUpdate();
        }
    }

    /** Gives its users passwords (as a digest), and the site the roles that come with WordPress. */
    public void people() throws SQLException {
        run("ALTER TABLE " + prefix
                + "users ADD user_pass varchar(255) NOT NULL DEFAULT '', ADD user_nicename"
                + " varchar(50) NOT NULL DEFAULT '', ADD user_registered datetime NOT NULL DEFAULT"
                + " '2026-01-01 00:00:00', ADD display_name varchar(250) NOT NULL DEFAULT ''; UPDATE "
                + prefix
                + "users SET user_pass = MD5(CONCAT('canary-of-', user_login))");
        set(prefix + "user_roles", "a:3:{s:13:\"administrator\";a:2:{s:4:\"name\";s:13:\"Administrator\";"
                + "s:12:\"capabilities\";a:4:{s:4:\"read\";b:1;s:14:\"manage_options\";b:1;"
                + "s:16:\"activate_plugins\";b:1;s:10:\"list_users\";b:1;}}"
                + "s:6:\"editor\";a:2:{s:4:\"name\";s:6:\"Editor\";s:12:\"capabilities\";"
                + "a:2:{s:4:\"read\";b:1;s:10:\"edit_posts\";b:1;}}"
                + "s:10:\"subscriber\";a:2:{s:4:\"name\";s:10:\"Subscriber\";s:12:\"capabilities\";"
                + "a:1:{s:4:\"read\";b:1;}}}");
    }

    /** Makes the tables that the plugin makes at its first chat. */
    public void chats() throws SQLException {
        run("CREATE TABLE " + prefix
                + "mpai_conversations (id bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                + " user_id bigint(20) NOT NULL, conversation_id varchar(36) NOT NULL,"
                + " created_at datetime NOT NULL DEFAULT current_timestamp(), updated_at datetime NOT NULL"
                + " DEFAULT current_timestamp() ON UPDATE current_timestamp(), KEY user_id (user_id),"
                + " KEY conversation_id (conversation_id)); CREATE TABLE " + prefix
                + "mpai_messages (id bigint(20) NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                + " conversation_id varchar(36) NOT NULL, message text NOT NULL, response text NOT NULL,"
                + " created_at datetime NOT NULL DEFAULT current_timestamp(), KEY conversation_id"
                + " (conversation_id))");
    }

    /** A conversation with one message. */
    public void chat(String conversation, long user, String when, String message, String response)
            throws SQLException {
        insert(prefix
                + "mpai_conversations (conversation_id, user_id, created_at, updated_at) VALUES (?, ?, ?, ?)",
                conversation, Long.toString(user), when, when);
        insert(prefix + "mpai_messages (conversation_id, message, response, created_at) VALUES (?, ?, ?, ?)",
                conversation, message, response, when);
    }

    private void insert(String into, String... values) throws SQLException {
        try (var connection = TestMaria.connect(name);
                var statement = connection.prepareStatement("INSERT INTO " + into)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** The rows of a query, values separated by a bar. */
    public List<String> rows(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = TestMaria.connect(name);
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            while (results.next()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    values.add(results.getString(i));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    /** Every row of the plugin and of WordPress that may be touched. */
    public String everything() throws SQLException {
        return options() + "\n" + rows("SELECT * FROM " + prefix + "usermeta ORDER BY 1") + "\n" + rows(
                "SELECT * FROM " + prefix + "mpai_conversations ORDER BY 1") + "\n" + rows("SELECT * FROM "
                        + prefix + "mpai_messages ORDER BY 1");
    }

    /** Every option with its value and whether it is loaded at once. */
    public Map<String, String> options() throws SQLException {
        var options = new TreeMap<String, String>();
        try (var connection = TestMaria.connect(name);
                var statement = connection.createStatement();
                var results = statement.executeQuery("SELECT option_name, option_value, autoload FROM "
                        + prefix
                        + "options")) {
            while (results.next()) {
                options.put(results.getString(1), results.getString(2) + "|" + results.getString(3));
            }
        }
        return options;
    }

    public Database database() {
        return database;
    }

    /** The playbook as it reads for this site. */
    public Playbook playbook() {
        return PlaybookCatalog.builtIn().find("memberpress-ai-assistant").orElseThrow().playbook().at(prefix);
    }

    SiteConfiguration configuration(String layout) throws Exception {
        try (var transaction = database.begin(Database.Access.READ)) {
            return new ConfigurationReader(playbook().configuration(), layout).read(transaction);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
