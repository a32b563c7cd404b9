import Documents
import Testing

@testable import Matching

@Suite struct NormalisedViewTests {
    struct Disguise: Sendable {
        let original: String
        let view: String

        init(_ original: String, _ view: String) {
            self.original = original
            self.view = view
        }
    }

    private func view(_ text: String, kind: SegmentKind = .body) -> (bytes: [UInt8], view: NormalisedView) {
        let part = SampleRules.part(text, kind: kind)
        return (part.bytes, NormalisedView(part))
    }

    private func main(_ view: NormalisedView) -> String {
        String(decoding: view.bytes[..<view.mainCount], as: UTF8.self)
    }

    @Test(arguments: [
        Disguise("Ａ１４０４０４０４７：（密）", "A140404047:(密)"),
        Disguise("A14\u{200B}04\u{AD}04\u{FEFF}0\u{202E}47\u{FE0F}", "A140404047"),
        Disguise("𝐀𝟏𝟒𝟎𝟒𝟎𝟒𝟎𝟒𝟕 𝒮ℰ𝒞ℛℰ𝒯", "A140404047 SECRET"),
        Disguise("٠٩١٢ ०१२३ ๐๑", "0912 0123 01"),
        Disguise("a\u{A0}b\u{2003}c\u{3000}d", "a b c d"),
        Disguise("⼈民 凉 凞 ⺠國", "人民凉凞民國"),
        Disguise("密等︰密﹕﹙密﹚ 2015∶3", "密等:密:(密) 2015:3"),
        Disguise("0912\u{2011}000\u{2212}111 0912–000—111", "0912-000-111 0912-000-111"),
        Disguise("會議 – 紀錄——完", "會議 – 紀錄——完"),
        Disguise("Аl23 SЕСRЕТ Β140404047", "Al23 SECRET B140404047"),
        Disguise("Москва Βήτα СЕ", "Москва Βήτα СЕ"),
        Disguise("A1̶4̶0", "A140"),
        Disguise("手機0911000999² A¹⁴⁰⁴⁰⁴⁰⁴⁷", "手機0911000999² A140404047"),
        Disguise("① 壹", "① 壹"),
        Disguise("a\r\nb\rc\u{2028}d\u{0}\u{7}e", "a\nb\nc\nd e"),
        Disguise("ſecret K", "secret K"),
    ])
    func `disguises are taken away`(disguise: Disguise) {
        #expect(main(view(disguise.original).view) == disguise.view)
    }

    @Test(arguments: [
        Disguise("機　密", "機密"),
        Disguise("極 機 密", "極機密"),
        Disguise("密　　等：密", "密等:密"),
        Disguise("主  旨：甲", "主旨:甲"),
        Disguise("本府  秘書處", "本府  秘書處"),
        Disguise("機\t密", "機\t密"),
        Disguise("S E C R E T", "SECRET"),
        Disguise("C O N F I D E N T I A L SECTION 01 OF 02", "CONFIDENTIAL SECTION 01 OF 02"),
        Disguise("T O P  S E C R E T", "TOP SECRET"),
        Disguise("A 1 4 0 4 0 4 0 4 7", "A140404047"),
        Disguise("a b c d", "a b c d"),
        Disguise("is a b or c d", "is a b or c d"),
    ])
    func `spaces that only stretch a word are closed`(disguise: Disguise) {
        #expect(main(view(disguise.original).view) == disguise.view)
    }

    @Test(arguments: [
        Disguise("〇九八八－〇〇〇－一一一", "0988-000-111"),
        Disguise("○九八八　○○○　一一一", "0988000111"),
        Disguise("零玖捌捌零零零壹壹壹", "0988000111"),
        Disguise("一百零四年三月五日", "一百零四年三月五日"),
        Disguise("二〇一五年", "二〇一五年"),
        Disguise("王○○○○○○○", "王○○○○○○○"),
    ])
    func `long runs of Chinese digits are numbers`(disguise: Disguise) {
        #expect(main(view(disguise.original).view) == disguise.view)
    }

    @Test func `single ideographs one below the other are a word`() {
        #expect(main(view("前言\n極\n機\n密\n後語").view) == "前言\n極機密\n後語")
        #expect(main(view("極\n機\n密", kind: .tableCell).view) == "極\n機\n密")
    }

    @Test func `lines that may have cut an identifier are repeated joined`() {
        let cut = view("身分證 A1404\n04047 止").view
        #expect(main(cut) == "身分證 A1404\n04047 止")
        #expect(String(decoding: cut.bytes, as: UTF8.self).hasSuffix("\n身分證 A140404047 止"))
        let cells = view("A1404\n04047", kind: .tableCell).view
        #expect(cells.mainCount == cells.bytes.count)
    }

    @Test func `lines of different paragraphs are not joined`() {
        let part = SampleRules.part("A1404\n04047") { Place(paragraph: Int32($0)) }
        let view = NormalisedView(part)
        #expect(view.mainCount == view.bytes.count)
    }

    /// What a byte of the view may look like in the original: itself, or the start of a folded character.
    @Test(arguments: UInt64(1)...40)
    func `every byte leads back to its own character`(seed: UInt64) {
        let text = RandomText(seed: seed).text(characters: 400)
        let (original, view) = view(text)
        var previous = 0
        for offset in 0..<view.mainCount {
            let back = view.originalOffset(of: offset)
            #expect(back < original.count)
            #expect(back >= previous, "out of order at \(offset)")
            previous = back
            let byte = view.bytes[offset]
            // Whatever is not ASCII has not been folded in these texts but for the ideograph at the end of the alphabet.
            if byte >= 0x80, !RandomText.folded.contains(where: { $0 == character(original, at: back) }) {
                #expect(original[back] == byte, "byte \(offset) of \(text)")
            }
        }
        for offset in view.mainCount..<view.bytes.count {
            #expect(view.originalOffset(of: offset) < original.count)
        }
        #expect(String(validating: view.bytes, as: UTF8.self) != nil)
    }

    private func character(_ bytes: [UInt8], at index: Int) -> Character? {
        var start = index
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var end = start + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return String(validating: bytes[start..<end], as: UTF8.self)?.first
    }

    @Test(arguments: UInt64(1)...40)
    func `folding a second time changes nothing in the text proper`(seed: UInt64) {
        let once = view(RandomText(seed: seed).text(characters: 200, alphabet: RandomText.plain)).view
        let again = view(main(once)).view
        #expect(main(again) == main(once))
    }

    @Test func `a range leads back to whole characters`() {
        let (original, view) = view("甲Ａ１乙")
        let range = view.originalRange(of: 3..<5)
        #expect(String(decoding: original[range], as: UTF8.self) == "Ａ１")
    }

    @Test func `characters that no view holds are known`() {
        for scalar in "：（Ａ　\u{200B}⼈﹕".unicodeScalars {
            #expect(!NormalisedView.canHold(scalar), "\(scalar)")
        }
        for scalar in ":(A 人密、。「•©—".unicodeScalars { #expect(NormalisedView.canHold(scalar), "\(scalar)") }
    }

    @Test func `a page of circles takes no longer than its length`() {
        let text = String(repeating: "○", count: 200_000)
        #expect(main(view(text).view) == text)
    }

    @Test func `bytes that are not UTF-8 are told and made harmless`() {
        let part = PartText(
            path: .document, mediaType: "text/plain", bytes: [0x41, 0xE6, 0x42, 0xFF, 0xE5], segments: [],
            names: [])
        let view = NormalisedView(part)
        #expect(view.isDamaged)
        #expect(String(validating: view.bytes, as: UTF8.self) == "A\u{FFFD}B\u{FFFD}\u{FFFD}")
    }

    @Test(arguments: UInt64(1)...40)
    func `wide and plain instructions make the same view`(seed: UInt64) {
        let alphabet = Array("AB9 一二三四〇○—-密 等級機　，。：(（Ａ１\n\n<Iaяα²\u{200B}é\u{FEFF}ー\r𠀀")
        let bytes = Array(RandomText(seed: seed).text(characters: 700, alphabet: alphabet).utf8)
        let text = PartText(path: .document, mediaType: "text/plain", bytes: bytes, segments: [], names: [])
        let wide = NormalisedView(text, isPortable: false)
        let plain = NormalisedView(text, isPortable: true)
        #expect(wide.bytes == plain.bytes)
        #expect(wide.mainCount == plain.mainCount && wide.joins == plain.joins)
        for offset in wide.bytes.indices {
            #expect(wide.originalOffset(of: offset) == plain.originalOffset(of: offset))
        }
    }
}

/// Texts made of whatever the view treats specially; the same seed makes the same text.
struct RandomText {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    static let folded: [Character] = ["⼈", "︰", "\u{2F800}", "\u{FA6C}", "︻"]
    static let alphabet: [Character] =
        Array("Ａ１AB09 --　\n\n密機九〇○一二－—，,\u{200B}\u{AD}²³⁴АЕСо𝟗𝐀é́٣\u{3000}\t\r\u{2028}😀ｶ한") + folded
    static let plain: [Character] = Array("Ａ１AB09 密機九〇，,\u{200B}АЕСо𝟗٣\u{3000}\t")

    func text(characters: Int, alphabet: [Character] = RandomText.alphabet) -> String {
        var state = state
        var text = ""
        for _ in 0..<characters {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            text.append(alphabet[Int(state % UInt64(alphabet.count))])
        }
        return text
    }
}
