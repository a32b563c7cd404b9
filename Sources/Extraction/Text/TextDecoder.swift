import Documents

/// Tells in which encoding bytes are text, and reads them.
///
/// In this order: byte order mark; UTF-16 and UTF-32 by their zero bytes; strict UTF-8; then every legal reading is
/// scored against what text is usually made of. Where two are nearly alike, both are given.
struct TextDecoder {
    private let bytes: ArraySlice<UInt8>
    private let statistics: ByteStatistics
    private var result = DecodedText()

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        statistics = ByteStatistics(bytes)
    }

    /// Reads bytes as text.
    ///
    /// - Parameters:
    ///   - bytes: the whole text; a part of it may look like another encoding.
    ///   - declared: the encoding that the text itself names, which is believed where it is legal and plausible.
    /// - Returns: the readings and what is wrong with the likeliest.
    static func decode(_ bytes: ArraySlice<UInt8>, declared: Charset? = nil) -> DecodedText {
        var decoder = TextDecoder(bytes)
        decoder.run(declared: declared)
        // A rival reading is mostly the wrong one; what is odd in it says nothing of the text.
        if let best = decoder.result.readings.first { TextFaults.check(best, into: &decoder.result) }
        return decoder.result
    }

    private mutating func run(declared: Charset?) {
        if let mark = ByteOrderMark(bytes) {
            readMarked(mark)
        } else if let wide = statistics.wideCharset(of: bytes) {
            accept(Self.convert(bytes, from: wide), from: wide)
        } else if UTF8Check.isValid(bytes) {
            readUTF8()
        } else {
            readLegacy(declared: declared)
        }
    }

    // MARK: Unicode

    private mutating func readMarked(_ mark: ByteOrderMark) {
        let text = bytes.dropFirst(mark.length)
        guard let charset = mark.charset else {
            result.add(.undecodable, "text in \(mark.name), which is not read")
            return
        }
        guard charset == .utf8 else { return accept(Self.convert(text, from: charset), from: charset) }
        guard UTF8Check.isValid(text) else { return acceptDamagedUTF8(text) }
        result.readings = [.init(charset: .utf8, text: text)]
    }

    /// Valid UTF-8, which other encodings can be by chance: "Bush hid the facts" in one direction, two
    /// Chinese characters in the other.
    private mutating func readUTF8() {
        if let charset = SwitchedText.charset(of: bytes),
            let conversion = Self.convert(bytes, from: charset), conversion.illegal == 0
        {
            return accept(conversion, from: charset)
        }
        result.readings = [.init(charset: .utf8, text: bytes)]
        readASCIIDisguises()
        guard bytes.count < 1 << 16 else { return }
        let own = Plausibility(of: bytes, from: .utf8).score
        var others: [Charset] = bytes.count % 2 == 0 ? [.utf16LittleEndian, .utf16BigEndian] : []
        if statistics.high > 0 { others += [.big5, .gb18030] }
        let candidates = others.compactMap { Candidate(bytes, charset: $0) }
        guard let best = candidates.max(by: { $0.score < $1.score }), best.illegal == 0, best.score > 0.6,
            best.score > own
        else { return }
        accept(Self.convert(bytes, from: best.charset), from: best.charset)
    }

    /// ASCII that may be Chinese in disguise: both are given, because a formula can look like it.
    private mutating func readASCIIDisguises() {
        for charset in [Charset.hz, .utf7] {
            guard let text = charset == .hz ? HZText.decode(bytes) : UTF7Text.decode(bytes) else { continue }
            result.readings.append(.init(charset: charset, text: text[...]))
        }
    }

    private mutating func acceptDamagedUTF8(_ text: ArraySlice<UInt8>) {
        let repaired = Array(String(decoding: text, as: UTF8.self).utf8)
        result.readings.append(.init(charset: .utf8, text: repaired[...]))
        result.add(.undecodable, "bytes that are not valid UTF-8 stand in the text")
        readPieces()
    }

    /// Reads a text of several encodings once more, piece by piece, so that what is in it is found although it
    /// doesn't count as read.
    private mutating func readPieces() {
        guard let text = MixedText.decode(bytes) else { return }
        result.readings.append(.init(charset: .mixed, text: text[...]))
    }

    // MARK: Everything else

    private mutating func readLegacy(declared: Charset?) {
        let sample = TextSample.of(bytes)
        // No encoding of bytes has so many control characters; UTF-16 may.
        var charsets = statistics.isBinary ? [] : Charset.legacy
        if bytes.count % 2 == 0 { charsets += [.utf16LittleEndian, .utf16BigEndian] }
        var candidates = candidates(charsets, sample: sample, declared: declared)
        // Encodings from far away are only asked where those that are met here leave doubts.
        if !statistics.isBinary,
            candidates.first.map({ $0.leavesDoubts || declared?.isRegional == true }) ?? true
        {
            candidates = self.candidates(charsets + Charset.regional, sample: sample, declared: declared)
        }
        guard let best = candidates.first, !statistics.isBinary || best.score > Plausibility.believable else {
            result.add(.undecodable, "neither text nor any known kind of file: its bytes can't be read")
            return
        }
        guard !UTF8Check.isMostly(bytes) else { return acceptDamagedUTF8(bytes) }
        accept(Self.convert(bytes, from: best.charset), from: best.charset)
        if best.score < Plausibility.believable, best.charset != declared {
            result.add(.undecodable, "the text is in no encoding that makes sense of it")
            readPieces()
        } else if isMixed(best.charset) {
            result.add(.undecodable, "the text changes its encoding")
            readPieces()
        }
        // What the text says of itself and its letters bear out needs no other reading from far away.
        let others = best.charset == declared ? candidates.filter { !$0.charset.isRegional } : candidates
        for rival in Self.rivals(of: best, among: others) {
            accept(Self.convert(bytes, from: rival.charset), from: rival.charset)
        }
    }

    /// The encodings in which the text could be, the likelier first.
    private func candidates(
        _ charsets: [Charset], sample: ArraySlice<UInt8>, declared: Charset?
    ) -> [Candidate] {
        charsets
            .compactMap { Candidate($0.unitBytes == 1 ? sample : bytes.prefix(TextSample.most), charset: $0) }
            .sorted { $0.rank(declared: declared) > $1.rank(declared: declared) }
    }

    /// The other ways to read the text that are nearly as likely; of a short text more of them.
    private static func rivals(of best: Candidate, among candidates: [Candidate]) -> [Candidate] {
        let rivals = candidates.filter { $0.isRival(of: best) }
        guard best.isShort else { return Array(rivals.prefix(best.charset.isRegional ? 3 : 1)) }
        let chinese = rivals.filter { $0.charset == .big5 || $0.charset == .gb18030 }
        return chinese + rivals.filter { $0.charset != .big5 && $0.charset != .gb18030 }.prefix(3)
    }

    /// Whether lines of UTF-8, or stretches that make no sense, stand in text of another encoding.
    private func isMixed(_ charset: Charset) -> Bool {
        guard charset.unitBytes == 1, let text = result.readings.first?.text else { return false }
        return UTF8Check.hasLine(in: bytes) || Plausibility.hasSenselessStretch(in: text, from: charset)
    }

    private mutating func accept(_ conversion: TextDecoders.Conversion?, from charset: Charset) {
        guard let conversion, !conversion.isAbandoned else {
            result.add(.undecodable, "the text can't be read as \(charset.rawValue)")
            return
        }
        if conversion.illegal > 0, result.readings.isEmpty {
            result.add(.undecodable, "bytes that mean nothing in \(charset.rawValue) stand in the text")
        }
        guard !result.readings.contains(where: { $0.text.elementsEqual(conversion.text) }) else { return }
        result.readings.append(.init(charset: charset, text: conversion.text[...]))
        if result.readings.count == 1, charset.isBig5, Big5Areas.hasUserDefined(bytes),
            Big5Areas.holdsStrange(conversion.text)
        {
            result.add(
                .partialText, "characters from Big5's user-defined areas: only their writer's fonts know them"
            )
        }
    }

    static func convert(_ bytes: ArraySlice<UInt8>, from charset: Charset) -> TextDecoders.Conversion? {
        charset.unitBytes > 1
            ? UnicodeTranscoder.convert(bytes, from: charset)
            : TextDecoders.convert(bytes, from: charset, mostIllegal: 1000 + bytes.count / 20)
    }
}

/// One encoding that the bytes could be in, and how well it reads.
private struct Candidate {
    let charset: Charset
    let score: Double
    let illegal: Int
    /// Source bytes outside ASCII.
    let judged: Int

    init?(_ sample: ArraySlice<UInt8>, charset: Charset) {
        guard let conversion = TextDecoder.convert(sample, from: charset), !conversion.isAbandoned else {
            return nil
        }
        let plausibility = Plausibility(of: conversion.text, from: charset)
        self.charset = charset
        illegal = conversion.illegal
        score = plausibility.score
        judged = plausibility.bytes
    }

    /// The score, with what the text says of itself counted in its favour.
    ///
    /// An encoding of another part of the world must be clearly better than those that are met here.
    func rank(declared: Charset?) -> Double {
        if charset == declared { return score + 0.3 }
        return charset.isRegional ? score - 0.08 : score
    }

    /// Whether it is too short for any score to be trusted.
    var isShort: Bool { judged < 24 }

    /// Whether another encoding may well read better.
    var leavesDoubts: Bool { isShort || score < 0.57 }

    /// Whether it reads nearly as well as the best, so that the text could be either.
    ///
    /// The two Chinese encodings stay rivals of whatever seems to be better, while the text is short.
    func isRival(of best: Candidate) -> Bool {
        guard charset != best.charset, !(charset.isBig5 && best.charset.isBig5), illegal <= best.illegal
        else {
            return false
        }
        if best.isShort, charset == .big5 || charset == .gb18030 { return score > 0 }
        return score > best.score - (best.isShort ? 0.6 : 0.25) && score > 0.2
    }
}
