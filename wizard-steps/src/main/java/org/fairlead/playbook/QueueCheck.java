package org.fairlead.playbook;

/**
 * How much may wait in a list of a key-value store.
 *
 * @param key
 * the list
 * @param atMost
 * entries
 */
public record QueueCheck(String key, long atMost) {
    public static final QueueCheck NONE = new QueueCheck("", 0);
}
