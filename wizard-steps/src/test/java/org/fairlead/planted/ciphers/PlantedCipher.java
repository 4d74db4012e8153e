package org.fairlead.planted.ciphers;

import javax.crypto.SecretKey;

class PlantedCipher {
    SecretKey key;
}
