import CPCRE2

extension CompiledPattern {
    /// Bytes of which every match needs one, twice over: where it starts, and somewhere.
    ///
    /// The library's own conclusions, on which its own searches rest.
    package struct Needs: Sendable, Equatable {
        /// One of these begins the match.
        package internal(set) var first = ByteSet.all
        /// One of these stands in it.
        package internal(set) var last = ByteSet.all

        /// Whether a text of these bytes can hold a match.
        package func areMet(by bytes: ByteSet) -> Bool {
            !first.isDisjoint(with: bytes) && !last.isDisjoint(with: bytes)
        }
    }

    static func needs(of code: OpaquePointer) -> Needs {
        var needs = Needs()
        var (kind, unit) = (0 as UInt32, 0 as UInt32)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTCODETYPE), &kind)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTCODEUNIT), &unit)
        if kind == 1 {
            needs.first = eitherCase(unit)
        } else if let map = unsafe firstBitmap(of: code) {
            needs.first = map
        }
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_LASTCODETYPE), &kind)
        unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_LASTCODEUNIT), &unit)
        if kind == 1 { needs.last = eitherCase(unit) }
        return needs
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
