package org.fairlead.access;

import java.util.Optional;

import org.fairlead.access.People.Person;

/**
 * Somebody who visits the site.
 *
 * @param name
 * for people: role and login name; {@link #NOBODY} for one who is not logged in
 * @param person
 * what the site's database says of them; empty for nobody
 * @param made
 * whether the user exists for this trial only
 */
record Visitor(String name, Optional<Person> person, Session session, boolean made) {

    static final String NOBODY = "-";

    boolean may(String permission) {
        return person.map(one -> one.may(permission)).orElse(permission.isEmpty());
    }
}
