import Documents
import Matching
import PCRE2

/// More rules than there are: the shipped ones again with other words in them, which triggers do not share.
enum RuleVariants {
    static func rules(_ shipped: [Rule], count: Int) -> [Rule] {
        var rules = Array(shipped.filter { $0.structure == nil }.prefix(count))
        let originals = rules
        var turn = 1
        while rules.count < count, turn < 40 {
            for rule in originals where rules.count < count {
                var variant = rule
                variant.id += ".\(turn)"
                variant.pattern = changed(rule.pattern, by: turn)
                variant.context?.keywords = rule.context?.keywords.map { changed($0, by: turn) } ?? []
                let options = PatternOptions(rawValue: variant.flags.rawValue)
                if (try? CompiledPattern(variant.pattern, options: options)) != nil { rules.append(variant) }
            }
            turn += 1
        }
        return rules
    }

    /// Other ideographs for ideographs, and other words for words of four letters or more that are no part of the syntax.
    private static func changed(_ pattern: String, by turn: Int) -> String {
        var changed = String.UnicodeScalarView()
        var word = String.UnicodeScalarView()
        var before: Unicode.Scalar = " "
        func rotated(_ letter: Unicode.Scalar) -> Unicode.Scalar {
            let first: UInt32 = letter.value < 0x61 ? 0x41 : 0x61
            return Unicode.Scalar(first + (letter.value - first + UInt32(turn)) % 26) ?? letter
        }
        func end() {
            changed += word.count >= 4 && !["\\", "<", "*", ":", "{"].contains(before) ? .init(word.map(rotated)) : word
            word = .init()
        }
        for scalar in pattern.unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic {
                word.append(scalar)
                continue
            }
            end()
            before = scalar
            let isIdeograph = (0x4E00...0x9FFF).contains(scalar.value)
            let moved = 0x4E00 + (scalar.value &- 0x4E00 + UInt32(turn * 997)) % 0x5000
            changed.append(isIdeograph ? Unicode.Scalar(moved) ?? scalar : scalar)
        }
        end()
        return String(changed)
    }
}
