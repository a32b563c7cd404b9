import CPCRE2

extension CompiledPattern {
    /// The bytes of which one begins every match, by the library's own conclusion, on which its own searches rest.
    static func firstBytes(of code: OpaquePointer) -> ByteSet {
        var (kind, unit) = (0 as UInt32, 0 as UInt32)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTCODETYPE), &kind)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTCODEUNIT), &unit)
        return kind == 1 ? eitherCase(unit) : unsafe firstBitmap(of: code) ?? .all
    }

    /// A single unit is told without saying whether its case matters.
    private static func eitherCase(_ unit: UInt32) -> ByteSet {
        let byte = UInt8(truncatingIfNeeded: unit)
        let isLetter = (0x61...0x7A).contains(byte | 0x20)
        return ByteSet(isLetter ? [byte, byte ^ 0x20] : [byte])
    }

    private static func firstBitmap(of code: OpaquePointer) -> ByteSet? {
        var map: UnsafePointer<UInt8>?
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTBITMAP), &map)
        guard let map = unsafe map else { return nil }
        return ByteSet((0...255).filter { unsafe map[Int($0 >> 3)] & 1 << ($0 & 7) != 0 })
    }
}
