/// Secrets nobody can guess.
enum Chance {
    /// 256 bits from the kernel, as 64 hexadecimal digits.
    static func hexadecimal() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(source.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
