package org.fairlead.desktop.kit;

import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The icons in use. An icon is never alone: words stand beside it, or it belongs to a control that has some.
 */
public enum Icon {
    DONE("mdal-check_circle"), TICK("mdal-check"), BLOCKER("mdal-cancel"), WARNING("mdmz-warning"),
    INFO("mdal-info"), OPEN("mdmz-radio_button_unchecked"), CURRENT("mdmz-radio_button_checked"),
    RUNNING("mdal-autorenew"), PAUSE("mdmz-pause"), PLAY("mdmz-play_arrow"), STOP("mdmz-stop"),
    FILE("mdal-insert_drive_file"), FOLDER("mdal-folder_open"), COPY("mdal-content_copy"),
    SEARCH("mdmz-search"), SHOW("mdmz-visibility"), HIDE("mdmz-visibility_off"), FOLD("mdal-expand_more"),
    UNFOLD("mdal-chevron_right"), BACK("mdal-chevron_left"), DARK("mdal-brightness_3"), LIGHT(
            "mdmz-wb_sunny"),
    HELP("mdal-help_outline"), APP("mdal-directions_boat"), ARROW("mdal-arrow_forward"),
    ADD("mdal-add"), REMOVE("mdal-delete_outline"), SAMPLE("mdmz-play_circle_outline"), SAVE("mdmz-save_alt"),
    AGAIN("mdmz-refresh"),
    UNDO("mdmz-undo"), DATABASE("mdmz-storage"), DROP("mdal-cloud_upload"), SKIPPED(
            "mdmz-remove_circle_outline"),
    KEY("mdmz-vpn_key"), MAIL("mdmz-mail_outline"), LOCK("mdal-lock_open"), PRINT("mdmz-print"), REPORT(
            "mdal-description"), TEXT_SIZE(
                    "mdal-format_size"), HOME("mdal-home"), CHANGE("mdmz-swap_horiz"), STUCK("mdal-link_off"),
    BUNDLE(
            "mdal-archive"), SIGNED(
                    "mdmz-verified_user");

    private final String code;

    Icon(String code) {
        this.code = code;
    }

    /** A new icon in the colour of the text around it. */
    public FontIcon node() {
        FontIcon icon = new FontIcon(code);
        icon.getStyleClass().add("icon");
        return icon;
    }

    /** A new icon in the colour of a state: "good", "warning", "blocker", "running", "skipped", "quiet". */
    public FontIcon node(String state) {
        FontIcon icon = node();
        icon.getStyleClass().add("state-" + state);
        return icon;
    }
}
