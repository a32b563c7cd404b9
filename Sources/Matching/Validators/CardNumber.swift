/// The number of a payment card.
enum CardNumber {
    /// The check digit of ISO/IEC 7812, over 12 to 19 digits that are not all alike.
    static func passesLuhn(_ value: some Collection<UInt8>) -> Bool {
        guard let digits = SeparatedDigits.of(value), (12...19).contains(digits.count), Set(digits).count > 1
        else {
            return false
        }
        var sum = 0
        for (position, digit) in digits.reversed().enumerated() {
            let doubled = position % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }

    /// Whether an issuer has numbers that start so and are so long.
    static func hasIssuer(_ value: some Collection<UInt8>) -> Bool {
        guard let digits = SeparatedDigits.of(value), digits.count >= 12 else { return false }
        let prefix = digits.prefix(6).reduce(0) { $0 * 10 + $1 }
        return issuers.contains { $0.prefixes.contains(prefix) && $0.lengths.contains(digits.count) }
    }

    private struct Issuer {
        /// The first six digits.
        let prefixes: ClosedRange<Int>
        let lengths: Set<Int>
    }

    private static let issuers = [
        // Visa.
        Issuer(prefixes: 400_000...499_999, lengths: [13, 16, 19]),
        // Mastercard.
        Issuer(prefixes: 510_000...559_999, lengths: [16]),
        Issuer(prefixes: 222_100...272_099, lengths: [16]),
        // American Express.
        Issuer(prefixes: 340_000...349_999, lengths: [15]),
        Issuer(prefixes: 370_000...379_999, lengths: [15]),
        // JCB.
        Issuer(prefixes: 352_800...358_999, lengths: [16, 17, 18, 19]),
        // UnionPay.
        Issuer(prefixes: 620_000...629_999, lengths: [16, 17, 18, 19]),
        Issuer(prefixes: 810_000...817_199, lengths: [16, 17, 18, 19]),
        // Discover.
        Issuer(prefixes: 600_000...609_999, lengths: [16, 19]),
        Issuer(prefixes: 644_000...659_999, lengths: [16, 19]),
        // Diners Club.
        Issuer(prefixes: 300_000...305_999, lengths: [14]),
        Issuer(prefixes: 360_000...369_999, lengths: [14]),
        Issuer(prefixes: 380_000...399_999, lengths: [14]),
    ]
}
