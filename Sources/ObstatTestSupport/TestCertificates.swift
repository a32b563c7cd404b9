/// Certificates made for these tests alone: they vouch for nothing but `localhost` on the test's own machine.
package enum TestCertificates {
    /// The authority that the client is told to trust.
    package static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBlzCCAT2gAwIBAgIUIzkqtlMFOItqgu6r/qbz28z14VIwCgYIKoZIzj0EAwIw
        IDEeMBwGA1UEAwwVb2JzdGF0IHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyODA4NTg1
        OFoYDzIxMjYxMTA0MDg1ODU4WjAgMR4wHAYDVQQDDBVvYnN0YXQgdGVzdCBhdXRo
        b3JpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQTzi+JaHF2/0Knwn5tQk+/
        uuKOFxmfdlVaVdb1u5BextRspwv7O5jY2c9gt3UxOYeZ//cEEJZBcNzAUsxLNF2+
        o1MwUTAdBgNVHQ4EFgQU0/5/zKLAjNHXclVgXrgkP8zffvAwHwYDVR0jBBgwFoAU
        0/5/zKLAjNHXclVgXrgkP8zffvAwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQD
        AgNIADBFAiASv9FjXNHdlL5q5DQtt6ZWmNGC2TE12y9XVTowNpZwvAIhANBhmoVW
        ApJ5UmO6yojRevvE/5Ow5sJbIACOE9sQ8bIa
        -----END CERTIFICATE-----
        """

    /// The server's certificate, by that authority.
    package static let server = """
        -----BEGIN CERTIFICATE-----
        MIIBqjCCAVGgAwIBAgIUfZ6JuEJ3Q1N+6vRHPkmfwfHhjvowCgYIKoZIzj0EAwIw
        IDEeMBwGA1UEAwwVb2JzdGF0IHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyODA4NTg1
        OFoYDzIxMjYxMTA0MDg1ODU4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAATESKlRqFJDKeij6+5b3sSFe5qd7BM543VvzYkI
        ecXXBD0eUtM56/K3tDecYZh3e9T+ZerJfo5mB1nESqAq+leao3MwcTAaBgNVHREE
        EzARgglsb2NhbGhvc3SHBH8AAAEwEwYDVR0lBAwwCgYIKwYBBQUHAwEwHQYDVR0O
        BBYEFKDxeRbF25Voe9pdtJw62gKWYH7AMB8GA1UdIwQYMBaAFNP+f8yiwIzR13JV
        YF64JD/M337wMAoGCCqGSM49BAMCA0cAMEQCIEx72T6oVH6RWDhkg01EqQkL/csa
        K0ThL+0O0h6AlLe8AiADqifeNmB2yyrmBpXbyV8ZTk7SZpdfdLLzOGJCPSg6RA==
        -----END CERTIFICATE-----
        """

    /// The server's key.
    package static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+/zisCeRNlWVLrrU
        WMO7PznkltBSp6cHlTAtNVUjJ72hRANCAATESKlRqFJDKeij6+5b3sSFe5qd7BM5
        43VvzYkIecXXBD0eUtM56/K3tDecYZh3e9T+ZerJfo5mB1nESqAq+lea
        -----END PRIVATE KEY-----
        """

    /// A certificate for the same key that nobody vouches for.
    package static let selfSigned = """
        -----BEGIN CERTIFICATE-----
        MIIBlDCCATugAwIBAgIUbUwsob+RfC8FckdKlKsQmaEV1acwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODA4NTg1OFoYDzIxMjYxMTA0
        MDg1ODU4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAATESKlRqFJDKeij6+5b3sSFe5qd7BM543VvzYkIecXXBD0eUtM56/K3
        tDecYZh3e9T+ZerJfo5mB1nESqAq+leao2kwZzAdBgNVHQ4EFgQUoPF5FsXblWh7
        2l20nDraApZgfsAwHwYDVR0jBBgwFoAUoPF5FsXblWh72l20nDraApZgfsAwDwYD
        VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
        RwAwRAIgajrXwqJGFC2p0v1wJ9bamjjWvQ+xYNwgQfmavRsBE3sCIEWhvGSwrRXT
        URDJEACgrGM500/FRWPz9xmEJB3PB1DM
        -----END CERTIFICATE-----
        """

    /// One for the same key that was good until 2021.
    package static let expired = """
        -----BEGIN CERTIFICATE-----
        MIIBQDCB6KADAgECAhREI8p5yBvoleANyk4ri8erFdFC7zAKBggqhkjOPQQDAjAU
        MRIwEAYDVQQDDAlsb2NhbGhvc3QwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAw
        MDAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMB
        BwNCAATESKlRqFJDKeij6+5b3sSFe5qd7BM543VvzYkIecXXBD0eUtM56/K3tDec
        YZh3e9T+ZerJfo5mB1nESqAq+leaoxgwFjAUBgNVHREEDTALgglsb2NhbGhvc3Qw
        CgYIKoZIzj0EAwIDRwAwRAIgHpmKFI/jN1d8Vv0CeijjYAD4U8SXAwAmRajkljHj
        TNACIFcyJ8+n/B8bVix1gGyuC0qiN0ZKVYHAG01CHD8xrNHW
        -----END CERTIFICATE-----
        """

    /// One for the same key that is good from 2120 on.
    package static let early = """
        -----BEGIN CERTIFICATE-----
        MIIBRjCB7KADAgECAhQq7MpPfJErqKxgf4OCEVUEtnJZVTAKBggqhkjOPQQDAjAU
        MRIwEAYDVQQDDAlsb2NhbGhvc3QwIhgPMjEyMDAxMDEwMDAwMDBaGA8yMTI2MDEw
        MTAwMDAwMFowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYHKoZIzj0CAQYIKoZI
        zj0DAQcDQgAExEipUahSQynoo+vuW97EhXuanewTOeN1b82JCHnF1wQ9HlLTOevy
        t7Q3nGGYd3vU/mXqyX6OZgdZxEqgKvpXmqMYMBYwFAYDVR0RBA0wC4IJbG9jYWxo
        b3N0MAoGCCqGSM49BAMCA0kAMEYCIQDwokt/WcejQUKCCkht41bwm9A81XAPeBFd
        69BM/pp2AgIhAIG9SA0VwPw4flHTxz0NOFQOl5OxoWTAWE4x03XGfEPP
        -----END CERTIFICATE-----
        """

    /// A key that belongs to none of them.
    package static let otherKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgy6JR5NESqNghnCCI
        yjK7dUTc9uYL4JzQgN27C+fARyShRANCAATvVoI+pRINTHT8YfawENYPcH1/DDss
        cIo8ClfZhV4DykGUMDk8MeiJKpnGUgXj2QheeZDAiXCd7e6UzJunGkEy
        -----END PRIVATE KEY-----
        """
}
