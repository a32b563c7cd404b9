import Foundation
import Testing

@testable import ReviewConsole

/// The colours can be told apart, in both schemes (WCAG 2.2, 1.4.3 and 1.4.11).
@Suite struct StylesheetTests {
    struct Pair: Sendable {
        let front: String
        let back: String
        let least: Double
    }

    private static let pairs = [
        Pair(front: "ink", back: "ground", least: 4.5), Pair(front: "ink", back: "paper", least: 4.5),
        Pair(front: "faint", back: "ground", least: 4.5), Pair(front: "faint", back: "paper", least: 4.5),
        Pair(front: "accent", back: "ground", least: 4.5), Pair(front: "accent", back: "paper", least: 4.5),
        Pair(front: "on-accent", back: "accent", least: 4.5),
        Pair(front: "held", back: "held-ground", least: 4.5),
        Pair(front: "unsure", back: "unsure-ground", least: 4.5),
        Pair(front: "clear", back: "clear-ground", least: 4.5), Pair(front: "edge", back: "paper", least: 3),
        Pair(front: "edge", back: "ground", least: 3),
    ]

    @Test(arguments: pairs, [false, true])
    func `text stands out from its ground`(pair: Pair, dark: Bool) throws {
        let colours = Self.colours(dark: dark)
        let front = try Self.luminance(#require(colours[pair.front]))
        let back = try Self.luminance(#require(colours[pair.back]))
        let contrast = (max(front, back) + 0.05) / (min(front, back) + 0.05)
        #expect(contrast >= pair.least, "\(pair.front) on \(pair.back): \(contrast)")
    }

    @Test func `nothing is fetched from elsewhere`() {
        #expect(!Stylesheet.text.contains("url(") && !Stylesheet.text.contains("@import"))
    }

    @Test func `every colour that is used is defined`() {
        let used = Set(Stylesheet.text.matches(of: /var\(--([a-z-]+)\)/).map { String($0.1) })
        #expect(used.subtracting(Self.colours(dark: false).keys).isEmpty)
        #expect(used.subtracting(Self.colours(dark: true).keys).isEmpty)
    }

    /// The definitions of a scheme: the first block is the light one, the second the dark one.
    private static func colours(dark: Bool) -> [String: Int] {
        let blocks = Stylesheet.text.components(separatedBy: "@media")
        let found = blocks[dark ? 1 : 0].matches(of: /--([a-z-]+): #([0-9a-f]{6})/)
        return Dictionary(found.map { (String($0.1), Int($0.2, radix: 16) ?? 0) }, uniquingKeysWith: { $1 })
    }

    /// Relative luminance as WCAG defines it.
    private static func luminance(_ colour: Int) -> Double {
        let channels = [16, 8, 0].map { shift in
            let value = Double((colour >> shift) & 255) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
