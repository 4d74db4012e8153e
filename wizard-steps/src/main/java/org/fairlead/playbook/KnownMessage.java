package org.fairlead.playbook;

/**
 * A message of a program of which the playbook knows what it means.
 *
 * @param pattern
 * expression that is found in the message
 * @param card
 * the help: the playbook's texts "card.(this)" and "card.(this).fix" say what it means and what to do
 */
public record KnownMessage(String pattern, String card) {}
