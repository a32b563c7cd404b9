import AuditStore

/// Decides who gets in, and keeps the record of it.
struct Entrance: Sendable {
    /// What comes of showing a token.
    enum Answer: Sendable, Equatable {
        case welcome(key: String)
        case wrong
        /// Too many wrong ones; nobody is heard for a while.
        case tooMany
    }

    private let token: ConsoleToken
    private let store: AuditStore
    private let sessions = SessionBook()
    private let limit = AttemptLimit()

    init(token: ConsoleToken, store: AuditStore) {
        self.token = token
        self.store = store
    }

    /// Exchanges the token for a session.
    func signIn(showing guess: String) throws(StoreError) -> Answer {
        switch try judge(guess) {
        case .right:
            let (key, visitor) = sessions.begin(at: store.time)
            try store.note("signed in", by: "console", ["session": visitor.label])
            return .welcome(key: key)
        case .wrong: return .wrong
        case .unheard: return .tooMany
        }
    }

    /// Whose session the key opens.
    func visitor(key: String) -> Visitor? {
        sessions.visitor(key: key, at: store.time)
    }

    /// A program that shows the token with each request.
    func visitor(bearer guess: String) throws(StoreError) -> Visitor? {
        try judge(guess) == .right ? Visitor(label: "token") : nil
    }

    func signOut(key: String) throws(StoreError) {
        guard let visitor = visitor(key: key) else { return }
        sessions.end(key: key)
        try store.note("signed out", by: "console", ["session": visitor.label])
    }

    private enum Judgement {
        case right
        case wrong
        case unheard
    }

    private func judge(_ guess: String) throws(StoreError) -> Judgement {
        let now = store.time
        guard limit.admit(at: now) else { return .unheard }
        guard token.isShown(by: guess) else {
            try store.note("sign-in refused", by: "console", [:])
            return .wrong
        }
        limit.forgive(at: now)
        return .right
    }
}
