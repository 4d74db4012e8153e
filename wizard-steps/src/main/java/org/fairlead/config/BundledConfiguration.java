package org.fairlead.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.bundle.BundleManifest.Reason;
import org.fairlead.bundle.ComponentConfig;
import org.fairlead.plan.Carry;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;

/**
 * Settings as they lie in a bundle: what is stored, byte for byte, and what it means for people who look
 * inside.
 */
public final class BundledConfiguration {
    private static final String STORED = "stored";
    private static final String VALUE = "value";

    private BundledConfiguration() {}

    /**
     * What of a site's settings goes into a bundle.
     *
     * @param leftOut
     * what the site has and the bundle has not, and why
     */
    public record Chosen(List<ComponentConfig> components, List<LeftOut> leftOut) {
        public Chosen {
            components = List.copyOf(components);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** Chooses what a plan takes; a secret only where it is wanted and the bundle is encrypted. */
    public static Chosen choose(Configuration configuration, SiteConfiguration site, Carry carry,
            boolean encrypted) {
        var components = new ArrayList<ComponentConfig>();
        var leftOut = new ArrayList<LeftOut>();
        for (Component component : configuration.components()) {
            var settings = new ArrayList<org.fairlead.bundle.Setting>();
            for (Setting setting : component.settings()) {
                Optional<StoredSetting> stored = site.of(setting.id());
                if (stored.isEmpty()) {
                    continue;
                }
                Optional<Reason> reason = reason(component, setting, carry, encrypted);
                if (reason.isPresent()) {
                    leftOut.add(new LeftOut(setting.id(), reason.get(), 0));
                } else {
                    settings.add(new org.fairlead.bundle.Setting(setting.id(), packed(stored.get()), setting
                            .secret()));
                }
            }
            if (!settings.isEmpty()) {
                components.add(new ComponentConfig(component.id(), settings));
            }
        }
        site.damaged().forEach(name -> leftOut.add(new LeftOut(name, Reason.NOT_UNDERSTOOD, 0)));
        site.unknown().forEach(name -> leftOut.add(new LeftOut(name, Reason.NOT_UNDERSTOOD, 0)));
        site.unmoved().forEach(name -> leftOut.add(new LeftOut(name, Reason.NEVER_MOVED, 0)));
        return new Chosen(components, leftOut);
    }

    private static Optional<Reason> reason(Component component, Setting setting, Carry carry,
            boolean encrypted) {
        if (!carry.takes(component.id())) {
            return Optional.of(Reason.NOT_CHOSEN);
        }
        if (setting.secret() && !(carry.secrets() && encrypted)) {
            return Optional.of(Reason.SECRET);
        }
        return setting.environment() && !carry.environment() ? Optional.of(Reason.ENVIRONMENT) : Optional
                .empty();
    }

    private static JsonNode packed(StoredSetting stored) {
        ObjectNode packed = JsonNodeFactory.instance.objectNode();
        packed.put(STORED, stored.raw());
        packed.set(VALUE, stored.value());
        return packed;
    }

    /**
     * The settings of a bundle. What a value means is worked out anew from what is stored: the bundle's own
     * word for it
     * is for people only.
     */
    public static SiteConfiguration read(Configuration configuration, BundleManifest manifest,
            List<ComponentConfig> components) {
        Map<String, org.fairlead.bundle.Setting> packed = new LinkedHashMap<>();
        components.forEach(component -> component.settings().forEach(setting -> packed.put(setting.name(),
                setting)));
        Map<String, StoredSetting> settings = new LinkedHashMap<>();
        var damaged = new ArrayList<String>();
        for (Setting setting : configuration.settings()) {
            Place place = setting.places().get(manifest.layout());
            org.fairlead.bundle.Setting found = packed.remove(setting.id());
            if (found != null) {
                Optional<StoredSetting> stored = place == null ? Optional.empty() : unpacked(setting, place,
                        found
                                .value().path(STORED));
                stored.ifPresent(value -> settings.put(setting.id(), value));
                if (stored.isEmpty()) {
                    damaged.add(setting.id());
                }
            }
        }
        return new SiteConfiguration(manifest.layout(), settings, damaged, List.copyOf(packed.keySet()), List
                .of());
    }

    private static Optional<StoredSetting> unpacked(Setting setting, Place place, JsonNode stored) {
        if (!stored.isString()) {
            return Optional.empty();
        }
        String raw = stored.asString();
        var codec = new SettingCodec(setting.kind(), place);
        if (place.key().isEmpty()) {
            return codec.ofRow(raw).map(value -> new StoredSetting(raw, value));
        }
        try {
            return codec.ofMember(PhpParser.parse(raw)).map(value -> new StoredSetting(raw, value));
        } catch (PhpSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Settings that the source has and the bundle has not, whatever the reason. */
    public static Set<String> leftOut(BundleManifest manifest) {
        var leftOut = new LinkedHashSet<String>();
        manifest.leftOut().forEach(left -> leftOut.add(left.item()));
        return leftOut;
    }
}
