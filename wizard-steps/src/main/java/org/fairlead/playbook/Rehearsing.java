package org.fairlead.playbook;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a job is tried on a copy of the target first. */
public enum Rehearsing {
    /** Whoever wants to. */
    @JsonProperty("offered") OFFERED,
    /** It is, or somebody says in writing why not. */
    @JsonProperty("required") REQUIRED
}
