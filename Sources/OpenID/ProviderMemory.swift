import JWTKit

/// What is known of the provider, so that it is not asked anew for every sign-in.
actor ProviderMemory {
    /// For how long its document counts; in nanoseconds, one hour.
    static let documentLife: Int64 = 3_600 * 1_000_000_000
    /// Within this time it is not asked again after a failure, nor for keys that it did not have; in nanoseconds.
    static let pause: Int64 = 15 * 1_000_000_000

    private let client: ProviderClient
    private var document: (value: ProviderDocument, time: Int64)?
    private var failure: (value: ProviderFailure, time: Int64)?
    private var keys: (value: KeySet, time: Int64)?
    private var keysAsked: Int64?

    init(client: ProviderClient) {
        self.client = client
    }

    func document(at now: Int64) async throws(ProviderFailure) -> ProviderDocument {
        if let document, now - document.time < Self.documentLife { return document.value }
        if let failure, now - failure.time < Self.pause { throw failure.value }
        do throws(ProviderFailure) {
            let value = try await client.document()
            document = (value, now)
            return value
        } catch {
            failure = (error, now)
            throw error
        }
    }

    /// The key that a token names; keys are asked for anew when one is missing, though not again and again.
    func key(
        of token: IdentityToken, at address: ProviderAddress, now: Int64
    ) async throws(ProviderFailure) -> JWK {
        if let keys, now - keys.time < Self.documentLife,
            let key = keys.value.key(named: token.keyName, for: token.algorithm)
        {
            return key
        }
        if let keysAsked, now - keysAsked < Self.pause {
            throw .untrusted("the token is signed with a key that the provider does not have")
        }
        keysAsked = now
        let value = try await client.keys(at: address)
        keys = (value, now)
        guard let key = value.key(named: token.keyName, for: token.algorithm) else {
            throw .untrusted("the token is signed with a key that the provider does not have")
        }
        return key
    }
}
