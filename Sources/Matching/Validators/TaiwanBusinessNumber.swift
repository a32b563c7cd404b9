/// A unified business number (統一編號) of Taiwan.
///
/// Since April 2023 the weighted sum must be divisible by five; before, by ten, which is the narrower case of it.
enum TaiwanBusinessNumber {
    static func accepts(_ value: some Collection<UInt8>) -> Bool {
        guard let digits = SeparatedDigits.of(value), digits.count == 8, digits.contains(where: { $0 != 0 })
        else {
            return false
        }
        var sum = 0
        for (digit, weight) in zip(digits, [1, 2, 1, 2, 1, 2, 4, 1]) {
            let product = digit * weight
            sum += product / 10 + product % 10
        }
        // Seven times four is 28, whose digits add to ten, which may count as one or nought.
        return sum % 5 == 0 || (digits[6] == 7 && (sum + 1) % 5 == 0)
    }
}
