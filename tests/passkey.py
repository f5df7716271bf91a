"""The public half of a passkey, as Chromium's virtual authenticator made it once."""

CREDENTIAL = {
    "id": "S3Vbg47GMGKoF9Q2GW_Tsul2mIs0ONRO1sTKO2vghOY",
    "rawId": "S3Vbg47GMGKoF9Q2GW_Tsul2mIs0ONRO1sTKO2vghOY",
    "type": "public-key",
    "clientExtensionResults": {"credProps": {"rk": True}},
    "response": {
        "clientDataJSON": (
            "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiT3ZHbk1jREJIUE5fZy1iaWZGRTNL"
            "bGNqY3JCT2UtR19wYmVWS3BBTU1zSSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6NTgwNjkiLCJj"
            "cm9zc09yaWdpbiI6ZmFsc2V9"
        ),
        "attestationObject": (
            "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVikSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMd"
            "l2NFAAAAAQECAwQFBgcIAQIDBAUGBwgAIEt1W4OOxjBiqBfUNhlv07LpdpiLNDjUTtbEyjtr4ITmpQEC"
            "AyYgASFYIAhEv5CcKLewJmvGHkqbCGXVYwh5hfmk0pFroWKEkmjcIlgg2YruU8_JUZlyO5WMqz1ByosN"
            "LmzxjuRJWAJiXIepY_Y"
        ),
        "transports": ["internal"],
    },
}
