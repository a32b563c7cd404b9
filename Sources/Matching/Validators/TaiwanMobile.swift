/// A mobile telephone number of Taiwan: 09 and eight digits, or 886 with or without the zero.
enum TaiwanMobile {
    static func accepts(_ value: some Collection<UInt8>) -> Bool {
        guard var digits = SeparatedDigits.of(value)?[...] else { return false }
        if digits.starts(with: [0, 0, 8, 8, 6]) { digits = digits.dropFirst(2) }
        if digits.starts(with: [8, 8, 6]) {
            digits = digits.dropFirst(3)
            if digits.first == 0 { digits = digits.dropFirst() }
        } else {
            guard digits.first == 0 else { return false }
            digits = digits.dropFirst()
        }
        // A number of one digit over and over belongs to nobody: it fills in a form.
        return digits.count == 9 && digits.first == 9 && Set(digits.dropFirst()).count > 1
    }
}
