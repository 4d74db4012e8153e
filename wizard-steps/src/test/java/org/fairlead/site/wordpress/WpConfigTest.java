package org.fairlead.site.wordpress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.wordpress.WpConfig.Said;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WpConfigTest {
    private static WpConfig read(String php) throws SiteException {
        return WpConfig.read(("<?php\n" + php).getBytes(StandardCharsets.UTF_8), "wp-config.php");
    }

    private static Said name(String php) throws SiteException {
        return read(php).constant("DB_NAME");
    }

    private static String password(WpConfig config) {
        return config.databasePassword().map(Secret::revealText).orElse("(none)");
    }

    @Test
    void readsWhatWordPressItselfWrites() throws Exception {
        var config = WpConfig.read(("\ufeff" + SAMPLE.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8),
                "wp-config.php");

        assertThat(config.constant("DB_NAME")).isEqualTo(new Said.Text("shop"));
        assertThat(config.constant("DB_USER")).isEqualTo(new Said.Text("shop_user"));
        assertThat(password(config)).isEqualTo("p'a\\ss\"$word // # /* é");
        assertThat(config.constant("DB_HOST")).isEqualTo(new Said.Text("localhost:3307"));
        assertThat(config.constant("DB_CHARSET")).isEqualTo(new Said.Text("utf8mb4"));
        assertThat(config.constant("DB_COLLATE")).isEqualTo(new Said.Text(""));
        assertThat(config.prefix()).isEqualTo(new Said.Text("prod_"));
        assertThat(config.constant("WP_HOME")).isEqualTo(new Said.Text("https://shop.example"));
        assertThat(config.isOn("WP_DEBUG")).isFalse();
        assertThat(config.isOn("DISABLE_WP_CRON")).isTrue();
        assertThat(config.isOn("MULTISITE")).isFalse();
        assertThat(config.included()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"define('DB_NAME', 'a'); define('DB_NAME', 'b');",
            "// define('DB_NAME', 'x');\n# define('DB_NAME', 'x');\n/* define('DB_NAME', 'x'); */"
                    + " DEFINE ( \"DB_NAME\" , \"\\x61\" , false ) ;",
            "const DB_USER = 'u', DB_NAME = 'a';", "\\define('DB_NAME', 'a' . \"\");",
            "if (!defined('DB_NAME')) define('DB_NAME', 'a');",
            "defined('DB_NAME') || define('DB_NAME', ('a'));",
            "if (file_exists(X)) { define('DB_NAME', 'a'); } else { define('DB_NAME', 'a'); }",
            "if (X): define('DB_USER', 'x'); endif; define('DB_NAME', 'a'); if (1) define('DB_NAME', 'b');",
            "$x->define('DB_NAME', 'x'); X::define('DB_NAME', 'x'); define('DB_NAME', 'a'); return;"
                    + " define('DB_NAME', 'x');",
            "?> define('DB_NAME', 'x'); <?php // ?> define('DB_NAME', 'x'); <?php define('DB_NAME', 'a');",
            "$t = <<<'END'\n define('DB_NAME', 'x');\n  END; define('DB_NAME', 'a');",
            "class A { const DB_NAME = 'x'; } @define('DB_NAME', 'a'); exit('no'); define('DB_NAME', 'x');",
            "$q = 'define(\\'DB_NAME\\', \\'x\\');'; define('DB_NAME', 'a');"})
    void takesTheDefinitionThatCounts(String php) throws Exception {
        assertThat(name(php)).isEqualTo(new Said.Text("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"define('DB_NAME', getenv('DB_NAME'));",
            "define('DB_NAME', getenv_docker('WORDPRESS_DB_NAME', 'wordpress'));",
            "define('DB_NAME', $_ENV['X'] ?? 'b');", "define('DB_NAME', \"a$b\");",
            "define('DB_NAME', 'a' . $b);", "define('DB_NAME', X);", "define('DB_NAME', `hostname`);",
            "define('DB_NAME', <<<E\na\nE);", "define('DB_NAME', 'a' , );define('DB_NAME', ['a'][0]);",
            "const DB_NAME = 'a' . __DIR__;", "define('DB_NAME', 0x1A);"})
    void neverGuessesWhatOnlyPhpCanWorkOut(String php) throws Exception {
        assertThat(name(php)).isInstanceOfAny(Said.NoLiteral.class, Said.Text.class)
                .isIn(new Said.NoLiteral(), php.contains("'a' , )") ? new Said.Text("a")
                        : new Said.NoLiteral());
    }

    @ParameterizedTest
    @ValueSource(strings = {"if ($a) { define('DB_NAME', 'a'); } else { define('DB_NAME', 'b'); }",
            "if ($a) define('DB_NAME', 'a'); else define('DB_NAME', 'b');",
            "if ($a): define('DB_NAME', 'a'); else: define('DB_NAME', 'b'); endif;",
            "switch ($a) { case 1: define('DB_NAME', 'a'); break; default: define('DB_NAME', 'b'); }",
            "$a and define('DB_NAME', 'a'); define('DB_NAME', 'b');",
            "function f() { define('DB_NAME', 'a'); } define('DB_NAME', 'b');"})
    void leavesOpenWhatDependsOnAConditon(String php) throws Exception {
        assertThat(name(php)).isEqualTo(new Said.Several());
    }

    @Test
    void theLastAssignmentOfThePrefixCounts() throws Exception {
        assertThat(read("$table_prefix = 'a_'; $table_prefix='b_';").prefix()).isEqualTo(new Said.Text("b_"));
        assertThat(read("$table_prefix = 'a_'; if (X) { $table_prefix = 'b_'; }").prefix()).isEqualTo(
                new Said.Several());
        assertThat(read("$table_prefix = 'a_'; $table_prefix .= 'b_';").prefix()).isEqualTo(
                new Said.Several());
        assertThat(read("$table_prefix = getenv('P') ?: 'wp_';").prefix()).isEqualTo(new Said.NoLiteral());
        assertThat(read("if ($table_prefix == 'x') {}").prefix()).isEqualTo(new Said.Nothing());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"'a\\\\b\\n\\'', `a\\b\\n'`",
            "\"\\$a \\x41\\101\\u{e9}\\q\\\"\", "
                    + "`$a AAé\\q\"`", "\"\\u{zz}\\x\", `\\u{zz}\\x`", "\"{a} $ 1\", `{a} $ 1`"})
    void decodesTextAsPhpDoes(String written, String meant) throws Exception {
        assertThat(password(read("define('DB_PASSWORD', " + written + ");"))).isEqualTo(meant);
    }

    @Test
    void namesTheFilesThatMayHoldWhatIsMissing() throws Exception {
        var config = read(
                "require __DIR__ . '/config/database.php'; require_once(ABSPATH . 'wp-settings.php');");

        assertThat(config.constant("DB_NAME")).isEqualTo(new Said.Nothing());
        assertThat(config.included()).containsExactly("/config/database.php");
    }

    @ParameterizedTest
    @CsvSource({"db.example, db.example, 0, ''", "localhost:3307, localhost, 3307, ''",
            "localhost:/run/mysqld.sock, localhost, 0, /run/mysqld.sock", ":/run/m.sock, '', 0, /run/m.sock",
            "10.0.0.1:3306:/run/m.sock, 10.0.0.1, 3306, /run/m.sock", "[::1]:3308, ::1, 3308, ''",
            "2001:db8::2, 2001:db8::2, 0, ''", "host:99999, host, 0, ''"})
    void takesTheHostApart(String written, String host, int port, String socket) {
        assertThat(DatabaseHost.of(written)).isEqualTo(new DatabaseHost(host, port, socket));
    }

    @Test
    void saltsAreComparedByAFingerprint() throws Exception {
        String print = read(salts("one")).salts().orElseThrow();

        assertThat(print).matches("[0-9a-f]{32}").isEqualTo(read(salts("one")).salts().orElseThrow())
                .isNotEqualTo(read(salts("two")).salts().orElseThrow());
        assertThat(read(salts("one").replace("'one7'", "getenv('X')")).salts()).isEmpty();
        assertThatThrownBy(() -> read(salts("one")).constant("NONCE_SALT")).isInstanceOf(
                IllegalArgumentException.class);
    }

    private static String salts(String value) {
        var php = new StringBuilder();
        int count = 0;
        for (String name : new String[]{"AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY",
                "AUTH_SALT", "SECURE_AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT"}) {
            php.append("define('").append(name).append("', '").append(value).append(count++).append("');\n");
        }
        return php.toString();
    }

    @Test
    void closingWipesThePassword() throws Exception {
        WpConfig config = read("define('DB_PASSWORD', 'canary');");
        config.close();

        assertThat(password(config)).isEqualTo("\0".repeat(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"define('DB_NAME', 'a);\n", "\n\n/* no end", "$a = \"x", "$a = <<<E\nx\n"})
    void saysWhereSomethingNeverEnds(String php) {
        assertThatThrownBy(() -> read(php)).isInstanceOfSatisfying(SiteException.class, e -> assertThat(e
                .problem().args()).containsExactly("wp-config.php", php.startsWith("\n") ? 4 : 2));
    }

    @Test
    void refusesWhatIsFarTooLarge() {
        assertThatThrownBy(() -> WpConfig.read(new byte[WpConfig.BYTES + 1], "big.php")).isInstanceOf(
                SiteException.class).hasMessageContaining("wp-config.problem.too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''.", "<<<A\nA\n", "\"{$\";", "((((", "if(", "define(", "define('x',", "}",
            "\\\"",
            "<<<A", "const a=", "$table_prefix=", "?><?php ", "'a', ", "/**/"})
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aHostileFileTakesNoTime(String piece) {
        String much = piece.repeat((WpConfig.BYTES - 10) / piece.length());
        try (WpConfig config = read(much)) {
            assertThat(config.constant("DB_HOST")).isEqualTo(new Said.Nothing());
        } catch (SiteException e) {
            assertThat(e.problem().key()).isEqualTo("wp-config.problem.unfinished");
        }
    }

    /** The original is asked what it makes of the same files. */
    @Test
    void agreesWithPhp(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(hasPhp());
        for (String php : new String[]{SAMPLE.replace("require_once", "// require_once"),
                "<?php define('DB_NAME', \"\\u{1F600}\\x7e\\101\\8\\e[0m\"); const DB_USER = 'a' . 'b' . 3;"
                        + "$table_prefix = 'a'; $table_prefix = \"b\\\\\"; define('DB_PASSWORD', 'x');",
                "<?php if (!defined('DB_NAME')) { define('DB_NAME', '\\\\\\'\\n'); } define('DB_USER', "
                        + "'u'); define('DB_PASSWORD', \"\\{\\q$ \\400\"); $table_prefix = 'wp_';"}) {
            Path file = Files.writeString(folder.resolve("wp-config.php"), php);
            try (WpConfig config = WpConfig.read(Files.readAllBytes(file), "wp-config.php")) {
                for (String name : new String[]{"DB_NAME", "DB_USER"}) {
                    assertThat(config.constant(name)).isEqualTo(new Said.Text(php(file, name)));
                }
                assertThat(password(config)).isEqualTo(php(file, "DB_PASSWORD"));
                assertThat(config.prefix()).isEqualTo(new Said.Text(php(file, "$table_prefix")));
            }
        }
    }

    private static boolean hasPhp() throws InterruptedException {
        Optional<Process> process = Optional.empty();
        try {
            process = Optional.of(new ProcessBuilder("php", "-v").redirectErrorStream(true).redirectOutput(
                    ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException e) {
            System.out.println("SKIPPED: no php here, so wp-config.php was not read against the original");
        }
        return process.isPresent() && process.get().waitFor(10, TimeUnit.SECONDS);
    }

    private static String php(Path file, String name) throws IOException, InterruptedException {
        var process = new ProcessBuilder("php", "-d", "error_reporting=0", "-r",
                "define('ABSPATH', '/'); include '"
                        + file + "'; echo " + name + ";").start();
        process.getOutputStream().close();
        byte[] answer = process.getInputStream().readAllBytes();
        process.waitFor();
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static final String SAMPLE = """
            <?php
            /**
             * The base configuration for WordPress: define( 'DB_NAME', 'database_name_here' );
             */
            // define( 'DB_NAME', 'old' );
            # define( 'DB_NAME', 'older' );
            define( 'DB_NAME', 'shop' );
            define('DB_USER', "shop_user");
            define( 'DB_PASSWORD', 'p\\'a\\ss"$word // # /* é' );
            define( "DB_HOST", 'localhost' . ':' . 3307 );
            define( 'DB_CHARSET', 'utf8mb4' );
            define( 'DB_COLLATE', '' );
            define('WP_HOME', 'https://shop.example');
            $table_prefix = 'prod_';
            define( 'WP_DEBUG', false );
            define( 'DISABLE_WP_CRON', true );
            /* That's all, stop editing! Happy publishing. */
            if ( ! defined( 'ABSPATH' ) ) {
            	define( 'ABSPATH', __DIR__ . '/' );
            }
            require_once ABSPATH . 'wp-settings.php';
            """;
}
