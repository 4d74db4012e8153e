package org.fairlead.plan;

/**
 * The service that a site is to use from now on.
 *
 * @param to
 * id of the service; empty where none is changed
 * @param model
 * the model to use; empty to keep the one that is stored, or else to take what the playbook's chart proposes
 * @param key
 * where the key is to be had; none to use the one that is stored
 * @param address
 * where the service answers; empty for the usual place
 */
public record ProviderChoice(String to, String model, SecretRef key, String address) {

    public static final ProviderChoice NONE = new ProviderChoice("", "", SecretRef.none(), "");

    public ProviderChoice {
        key = key == null ? SecretRef.none() : key;
    }
}
