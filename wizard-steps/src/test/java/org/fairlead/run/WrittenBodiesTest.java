package org.fairlead.run;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A body that names the site's own database is told from one that does not. */
class WrittenBodiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO shop.log VALUES (1)", "UPDATE `Shop`.`wp_options` SET a = 1",
            "DELETE FROM shop . log", "BEGIN\nCALL `shop` .\nclean(); END"})
    void namesTheSite(String body) {
        assertThat(WrittenBodies.names(body, "shop")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO shop_log VALUES (1)", "INSERT INTO workshop.log VALUES (1)",
            "SET NEW.shop = 1", "UPDATE `workshop`.`a` SET b = 1", "UPDATE my$shop.a SET b = 1"})
    void keepsToItself(String body) {
        assertThat(WrittenBodies.names(body, "shop")).isFalse();
    }
}
