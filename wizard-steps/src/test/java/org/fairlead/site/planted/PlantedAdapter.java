package org.fairlead.site.planted;

/** Stands where an adapter stands, for a class in {@code org.fairlead.planted.adapters} to name. */
public class PlantedAdapter {}
