import AuditStore
import Documents

/// The dashboard's figures as the interface gives them.
struct FigureSheet: Encodable {
    struct Span: Encodable {
        let start: Int64
        let cleared: Int
        let held: Int
        let unexamined: Int
        let open: Int

        init(_ span: GateFigures.Span) {
            start = span.start
            cleared = span.cleared
            held = span.held
            unexamined = span.unexamined
            open = span.open
        }
    }

    let time: Int64
    let hours: [Span]
    let days: [Span]
    let ages: [Int]
    let rules: [String: Int]
    let units: [String: Int]
    let gaps: [String: Int]
    let noisy: [String: Int]

    init(_ figures: GateFigures) {
        func table(_ tallies: [GateFigures.Tally]) -> [String: Int] {
            Dictionary(tallies.map { ($0.name, $0.count) }, uniquingKeysWith: +)
        }
        time = figures.time
        hours = figures.hours.map(Span.init)
        days = figures.days.map(Span.init)
        ages = figures.ages
        rules = table(figures.rules)
        units = table(figures.units)
        gaps = table(figures.gaps)
        noisy = table(figures.noisy)
    }
}

/// A rule as the interface gives it.
struct RuleSheet: Encodable {
    let id: String
    let pack: String
    let packVersion: Int
    let title: [String: String]
    let category: String
    let action: String
    let state: String
    let hits: Int
    let documents: Int

    init(_ rule: RuleCard, _ usage: RuleUsage?) {
        id = rule.id
        pack = rule.pack
        packVersion = rule.packVersion
        title = ["zh-TW": rule.title.zhTW, "en": rule.title.en]
        category = rule.category.rawValue
        action = rule.action.name
        state = rule.state
        hits = usage?.hits ?? 0
        documents = usage?.documents ?? 0
    }
}

/// An account as the interface gives it.
struct AccountSheet: Encodable {
    let id: Int64
    let name: String
    let roles: [String]
    let units: [String]
    let disabled: Bool
    let expires: Int64?
    let codes: Bool
    let unixUser: UInt32?
    let lastSignIn: Int64?

    init(_ account: Account) {
        id = account.id
        name = account.name
        roles = account.roles.map(\.rawValue).sorted()
        units = account.units
        disabled = account.isDisabled
        expires = account.expires
        codes = account.hasTimeCode
        unixUser = account.unixUser
        lastSignIn = account.lastSignIn
    }
}
