import CPCRE2

/// A pattern ready to be searched for: immutable, and compiled to machine code where the system allows that.
@safe package final class CompiledPattern: Sendable {
    // PCRE2 never writes to compiled code after the JIT has run, which is before anybody else sees it.
    private nonisolated(unsafe) let code: OpaquePointer
    package let groupCount: Int
    /// Where `false`, the interpreter searches: same answers, several times slower.
    package let isJITCompiled: Bool
    /// The bytes of which one begins every match.
    package let firstBytes: ByteSet

    /// - Parameters:
    ///   - pattern: PCRE2 syntax.
    ///   - options: what the pattern asks for.
    ///   - usesJIT: `false` keeps to the interpreter.
    /// - Throws: what PCRE2 objects to, and where.
    package init(_ pattern: String, options: PatternOptions = [], usesJIT: Bool = true) throws(PatternError) {
        var code = 0 as Int32
        var offset = 0
        let bytes = Array(pattern.utf8)
        let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe pcre2_compile_8(
                buffer.baseAddress, buffer.count, options.compileBits, &code, &offset, nil)
        }
        guard let compiled = unsafe compiled else {
            throw PatternError(message: Self.message(code), offset: offset)
        }
        var groups: UInt32 = 0
        unsafe pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
        guard groups < MatchData.rangeCapacity else {
            unsafe pcre2_code_free_8(compiled)
            throw PatternError(message: "more than \(MatchData.rangeCapacity - 1) capture groups", offset: 0)
        }
        groupCount = Int(groups)
        isJITCompiled = unsafe usesJIT && pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE) == 0
        unsafe firstBytes = Self.firstBytes(of: compiled)
        unsafe self.code = compiled
    }

    deinit {
        unsafe pcre2_code_free_8(code)
    }

    /// The first match that starts at or after `start` and not after `lastStart`; an empty match is none.
    ///
    /// - Parameters:
    ///   - subject: valid UTF-8; nobody checks it again.
    ///   - start: a character's first byte. What lies before it is still seen by look-behind.
    ///   - lastStart: the last byte at which a match may start.
    ///   - end: where the subject is taken to end; the whole of it by default.
    ///   - data: working memory; free again when the search returns.
    /// - Returns: the match, that there is none, or that the engine gave up.
    package func firstMatch(
        in subject: [UInt8], from start: Int, lastStart: Int, end: Int? = nil, using data: borrowing MatchData
    ) -> MatchOutcome {
        let end = min(end ?? subject.count, subject.count)
        guard start >= 0, start <= end, lastStart >= start else { return .noMatch }
        unsafe pcre2_set_offset_limit_8(data.context, lastStart)
        let results = unsafe data.results
        let context = unsafe data.context
        let answer = unsafe subject.withUnsafeBufferPointer { buffer in
            unsafe pcre2_match_8(
                code, buffer.baseAddress, end, start, PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, results, context)
        }
        if answer > 0 { return .match(unsafe ranges(results)) }
        switch answer {
        case PCRE2_ERROR_NOMATCH: return .noMatch
        case PCRE2_ERROR_MATCHLIMIT: return .limit(.steps)
        case PCRE2_ERROR_JIT_STACKLIMIT: return .limit(.jitStack)
        case PCRE2_ERROR_HEAPLIMIT: return .limit(.heap)
        case PCRE2_ERROR_DEPTHLIMIT: return .limit(.depth)
        default: return .limit(.failure(code: answer))
        }
    }

    private func ranges(_ results: OpaquePointer) -> MatchedRanges {
        guard let pairs = unsafe pcre2_get_ovector_pointer_8(results) else {
            return MatchedRanges(whole: 0..<0, groups: [])
        }
        var ranges: [Range<Int>?] = []
        for index in 0...groupCount {
            let lower = unsafe pairs[2 * index]
            let upper = unsafe pairs[2 * index + 1]
            // An unset group holds all ones; `\K` can put a start behind its end.
            ranges.append(lower >= 0 && lower <= upper ? Int(lower)..<Int(upper) : nil)
        }
        let whole = (ranges.first ?? nil) ?? 0..<0
        return MatchedRanges(whole: whole, groups: Array(ranges.dropFirst()))
    }

    private static func message(_ code: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
        }
        guard count > 0 else { return "error \(code)" }
        return String(decoding: bytes.prefix(Int(count)), as: UTF8.self)
    }

    /// The library's version and date, for example `10.42 2022-12-11`.
    package static let libraryVersion: String = {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), buffer.baseAddress)
        }
        return String(decoding: bytes.prefix(max(0, Int(count) - 1)), as: UTF8.self)
    }()
}
