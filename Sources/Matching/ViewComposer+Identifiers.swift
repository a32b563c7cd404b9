extension ViewComposer {
    // MARK: Chinese digits and dashes

    /// Makes digits of a long run of Chinese ones, and a hyphen of a dash between letters or digits.
    ///
    /// - Returns: where to read on.
    mutating func foldDashOrDigits(at index: Int) -> Int {
        guard let (value, length) = ScalarDecoding.scalar(source, at: index) else { return index + 1 }
        if Self.hanDigits[value] != nil {
            let run = hanDigitRun(from: index)
            if run.isNumber { foldHanDigits(run.range) }
            return run.range.upperBound
        }
        let next = index + length
        if Self.isDash(value), index > 0, next < source.count, source[index - 1].isAlphanumeric,
            source[next].isAlphanumeric
        {
            copy(upTo: index)
            replace(upTo: next, with: UInt8(ascii: "-"))
        }
        return next
    }

    /// Chinese digits with single spaces or dashes between them; fewer than seven are an amount, a year or a name.
    private func hanDigitRun(from start: Int) -> (range: Range<Int>, isNumber: Bool) {
        var count = 0
        var circles = 0
        var end = start
        var next = start
        while next < source.count, let (value, length) = ScalarDecoding.scalar(source, at: next) {
            if Self.hanDigits[value] != nil {
                count += 1
                circles += value == 0x25CB ? 1 : 0
                end = next + length
                next = end
            } else if next == end, value == 0x20 || value == 0x2D || Self.isDash(value) {
                next += length
            } else {
                break
            }
        }
        // Circles alone are what is put over a name.
        return (start..<end, count >= 7 && count - circles >= 4)
    }

    private mutating func foldHanDigits(_ run: Range<Int>) {
        copy(upTo: run.lowerBound)
        var index = run.lowerBound
        while index < run.upperBound, let (value, length) = ScalarDecoding.scalar(source, at: index) {
            if let digit = Self.hanDigits[value] {
                replace(upTo: index + length, with: digit)
            } else if value == 0x20 {
                skip(to: index + length)
            } else {
                replace(upTo: index + length, with: UInt8(ascii: "-"))
            }
            index += length
        }
    }

    /// The Chinese digits, plain and in the forms used on cheques, and the circle that often stands for zero.
    private static let hanDigits: [UInt32: UInt8] = {
        var table: [UInt32: UInt8] = [0x3007: 0x30, 0x25CB: 0x30]
        for row in ["零一二三四五六七八九", "零壹貳參肆伍陸柒捌玖", "零壹贰叁肆伍陆柒捌玖"] {
            for (number, letter) in row.unicodeScalars.enumerated() {
                table[letter.value] = UInt8(0x30 + number)
            }
        }
        return table
    }()

    /// For each character below U+A000, whether it is a Chinese digit or a dash: nearly none is, and each is asked.
    static let peculiarCharacters: [Bool] = (0..<0xA000).map { hanDigits[$0] != nil || isDash($0) }

    /// Figure, en and em dash, horizontal bar, box line, prolonged sound mark.
    private static func isDash(_ value: UInt32) -> Bool {
        (0x2012...0x2015).contains(value) || value == 0x2500 || value == 0x30FC
    }

    // MARK: Letters that only look Latin

    /// Makes Latin letters of the Cyrillic and Greek ones in a word that is otherwise ASCII.
    ///
    /// - Returns: where to read on.
    mutating func foldLookalikes(at index: Int) -> Int {
        let run = word(around: index)
        guard run.hasASCII, run.isOnlyLookalikes else { return max(run.range.upperBound, index + 1) }
        var next = index
        while next < run.range.upperBound, let (value, length) = ScalarDecoding.scalar(source, at: next) {
            if length > 1, let letter = Self.lookalikes[value] {
                copy(upTo: next)
                replace(upTo: next + length, with: letter)
            }
            next += length
        }
        return run.range.upperBound
    }

    /// The run of ASCII, Greek and Cyrillic letters and digits around a place, up to 64 bytes to each side.
    private func word(around index: Int) -> (range: Range<Int>, hasASCII: Bool, isOnlyLookalikes: Bool) {
        var hasASCII = false
        var isOnlyLookalikes = true
        var end = index
        while end - index < 64, end < source.count,
            let (value, length) = ScalarDecoding.scalar(source, at: end),
            Self.isWord(value)
        {
            if length == 1 {
                hasASCII = true
            } else if Self.lookalikes[value] == nil {
                isOnlyLookalikes = false
            }
            end += length
        }
        var start = index
        while index - start < 64, let (value, length) = ScalarDecoding.scalar(source, before: start),
            Self.isWord(value)
        {
            if length == 1 {
                hasASCII = true
            } else if Self.lookalikes[value] == nil {
                isOnlyLookalikes = false
            }
            start -= length
        }
        return (start..<end, hasASCII, isOnlyLookalikes)
    }

    private static func isWord(_ value: UInt32) -> Bool {
        value < 0x80 ? UInt8(value).isAlphanumeric : (0x0370...0x052F).contains(value)
    }

    private static let lookalikes: [UInt32: UInt8] = {
        let pairs = [
            ("АВЕЅІЈКМНОРСТУХԚԜҮӀ", "ABESIJKMHOPCTYXQWYI"), ("асеѕіјорухԛԝһӏ", "acesijopyxqwhl"),
            ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("οριν", "opiv"),
        ]
        var table: [UInt32: UInt8] = [:]
        for (from, to) in pairs {
            for (source, target) in zip(from.unicodeScalars, to.utf8) { table[source.value] = target }
        }
        return table
    }()
}
