import Documents
import Testing

@testable import Extraction

@Suite struct TextDecoderTests {
    struct Sample: CustomTestStringConvertible {
        let testDescription: String
        let hex: String
        let text: String
        let charset: Charset

        init(_ name: String, _ hex: String, _ text: String, _ charset: Charset) {
            testDescription = name
            self.hex = hex
            self.text = text
            self.charset = charset
        }
    }

    static let samples = [
        Sample(
            "Big5, law",
            "a5bbaa6ba9d2bad9a4a7ac46a9b2b8eab054a141abfcac46a9b2bef7c3f6a9f3c2bec576bd64b3f2a4baa740"
                + "a6a8a9cea8fab16fa6d3a673a662a9f3a4e5aed1a142b9cfb565a142b7d3a4f9b5a5b443a4b6aaaba4a7b054"
                + "aea7a143", "本法所稱之政府資訊，指政府機關於職權範圍內作成或取得而存在於文書、圖畫、照片等媒介物之訊息。", .big5),
        Sample(
            "Big5, label",
            "a9d3bfeca448a147b3afb251aae2", "承辦人：陳淑芬", .big5),
        Sample(
            "Big5, list",
            "bd73b8b92ca96da6570a312caa4ca7d3bba80a322cb3afa9c9a7670a", "編號,姓名\n1,林志豪\n2,陳怡君\n", .big5),
        Sample(
            "Big5, half",
            "436f6e746163743a20a4fda470a9fa2028303229323334352d36373839206578742e2031320a526f6f6d2033"
                + "30352c204275696c64696e6720420a",
            "Contact: 王小明 (02)2345-6789 ext. 12\nRoom 305, Building B\n", .big5),
        Sample(
            "Big5 with Hong Kong characters",
            "a8bdaaf8b3affb69bbcaa142a4fdfb46b0d1a55bb77cc4b3", "里長陳堃銘、王喆參加會議", .big5),
        Sample(
            "GB18030, law",
            "d6d0bbaac8cbc3f1b9b2bacdb9fad5feb8aed0c5cfa2b9abbfaaccf5c0fdb9e6b6a8a3acd0d0d5febbfab9d8"
                + "d3a6b5b1bcb0cab1a1a2d7bcc8b7b5d8b9abbfaad5feb8aed0c5cfa2a1a3",
            "中华人民共和国政府信息公开条例规定，行政机关应当及时、准确地公开政府信息。", .gb18030),
        Sample(
            "GB18030, label",
            "c9edb7ddd6a4bac5c2eba3ba", "身份证号码：", .gb18030),
        Sample(
            "Traditional in GB18030",
            "b1beb7a8cbf9b751d6aed5feb8aed959d38da3acd6b8d5feb8ae9943ea50ecb6c29a99e0b9a087fa83c8d7f7"
                + "b3c9bbf2c8a1b5c3b6f8b4e6d4daecb6cec495f8a1a28844ae8ba1a2d5d5c6acb5c8c3bdbde9ceefd6aed38d"
                + "cfa2a1a3", "本法所稱之政府資訊，指政府機關於職權範圍內作成或取得而存在於文書、圖畫、照片等媒介物之訊息。", .gb18030),
        Sample(
            "Shift-JIS",
            "8cc2906c8fee95f182cc95db8cec82c98ad682b782e9964097a582cd81418cc2906c82cc8ca0979897988976"
                + "82f095db8cec82b782e982b182c682f096da934982c682b782e98142",
            "個人情報の保護に関する法律は、個人の権利利益を保護することを目的とする。", .shiftJIS),
        Sample(
            "EUC-JP",
            "b8c4bfcdbef0caf3a4cecaddb8eea4cbb4d8a4b9a4ebcba1cea7a4cfa1a2b8c4bfcda4ceb8a2cdf8cdf8b1d7"
                + "a4f2caddb8eea4b9a4eba4b3a4c8a4f2ccdcc5aaa4c8a4b9a4eba1a3",
            "個人情報の保護に関する法律は、個人の権利利益を保護することを目的とする。", .eucJP),
        Sample(
            "EUC-KR",
            "b0b3c0cec1a4bab820bab8c8a3b9fdc0ba20b0b3c0cec0c720c0dac0afbfcd20b1c7b8aeb8a620bab8c8a3c7"
                + "cfb4c220b0cdc0bb20b8f1c0fbc0b8b7ce20c7d1b4d92e", "개인정보 보호법은 개인의 자유와 권리를 보호하는 것을 목적으로 한다.",
            .eucKR),
        Sample(
            "Windows-1252",
            "4c6962657274e92c20e967616c6974e92c206672617465726e6974e920962064e9636c6172e920e02047656e"
                + "e87665", "Liberté, égalité, fraternité – déclaré à Genève", .windows1252),
        Sample(
            "UTF-16LE without a mark, Chinese",
            "2c67d56c4062317a4b4e3f659c5ec78c0a8a0cff07633f659c5e5f6adc95bc6577800a6bc47b0d5767515c4f"
                + "10621662d653975f0c80585b2857bc658765f866013016576b75013067714772497b925acb4e69724b4e0a8a"
                + "6f600230", "本法所稱之政府資訊，指政府機關於職權範圍內作成或取得而存在於文書、圖畫、照片等媒介物之訊息。", .utf16LittleEndian),
        Sample(
            "UTF-16LE without a mark, English",
            "4e0061006d0065003a0020004a006f0068006e00200053006d006900740068000a0052006f006f006d002000"
                + "330030003500", "Name: John Smith\nRoom 305", .utf16LittleEndian),
        Sample(
            "UTF-16LE without a mark, a label",
            "ab8e0652498b575b5f861aff4100310032003300340035003600370038003900", "身分證字號：A123456789",
            .utf16LittleEndian),
        Sample(
            "UTF-16BE without a mark, Chinese",
            "672c6cd562407a314e4b653f5e9c8cc78a0aff0c6307653f5e9c6a5f95dc65bc80776b0a7bc4570d51674f5c"
                + "6210621653d65f97800c5b58572865bc658766f830015716756b3001716772477b495a924ecb72694e4b8a0a"
                + "606f3002", "本法所稱之政府資訊，指政府機關於職權範圍內作成或取得而存在於文書、圖畫、照片等媒介物之訊息。", .utf16BigEndian),
        Sample(
            "UTF-16BE without a mark, English",
            "004e0061006d0065003a0020004a006f0068006e00200053006d006900740068000a0052006f006f006d0020"
                + "003300300035", "Name: John Smith\nRoom 305", .utf16BigEndian),
        Sample(
            "UTF-16BE without a mark, a label",
            "8eab52068b495b57865fff1a0041003100320033003400350036003700380039", "身分證字號：A123456789",
            .utf16BigEndian),
        Sample(
            "UTF-32LE without a mark",
            "ab8e000006520000498b0000575b00005f8600001aff00004100000031000000320000003300000034000000"
                + "3500000036000000370000003800000039000000", "身分證字號：A123456789", .utf32LittleEndian),
        Sample(
            "UTF-16LE with a mark",
            "fffeab8e0652498b575b5f861aff4100310032003300340035003600370038003900", "身分證字號：A123456789",
            .utf16LittleEndian),
        Sample(
            "UTF-32BE with a mark",
            "0000feff00008eab0000520600008b4900005b570000865f0000ff1a00000041000000310000003200000033"
                + "000000340000003500000036000000370000003800000039", "身分證字號：A123456789", .utf32BigEndian),
        Sample(
            "UTF-8 with a mark",
            "efbbbfe8baabe58886e8ad89e5ad97e8999f", "身分證字號", .utf8),
        Sample(
            "UTF-8",
            "e8baabe58886e8ad89e5ad97e8999f20f09f91a8e2808df09f94a7", "身分證字號 👨‍🔧", .utf8),
    ]

    @Test(arguments: samples)
    func `text is read in the encoding that it is in`(sample: Sample) {
        let decoded = TextDecoder.decode(bytes(sample.hex)[...])
        let texts = decoded.readings.map { String(decoding: $0.text, as: UTF8.self) }
        #expect(texts.contains(sample.text))
        #expect(decoded.readings.first?.charset == sample.charset)
        #expect(decoded.faults.filter { $0.reason == .undecodable } == [])
    }

    struct Fault: CustomTestStringConvertible {
        let testDescription: String
        let hex: String
        let reason: CoverageReason

        init(_ name: String, _ hex: String, _ reason: CoverageReason) {
            testDescription = name
            self.hex = hex
            self.reason = reason
        }
    }

    static let faults = [
        Fault(
            "a byte that Big5 does not have",
            "a5bbaa6ba9d2bad9a4a7ac46a9b2b8eab054a141ffabfcac46a9b2bef7c3f6a9f3c2bec576bd64b3f2a4baa7"
                + "40a6a8a9cea8fab16fa6d3a673a662a9f3a4e5aed1a142b9cfb565a142b7d3a4f9b5a5b443a4b6aaaba4a7b0"
                + "54aea7a143", .undecodable),
        Fault(
            "Big5 from a user-defined area",
            "a5bbb77cc4b3a5d1b3affa40a544abf9a141a8c3a740a6a8acf6bffd", .partialText),
        Fault(
            "UTF-8 with one stray byte",
            "e69cace6b395e68980e7a8b1e4b98be694bfe5ba9ce8b387e8a88aefbc8ce68c87e694bfe5ba9ce6a99fe997"
                + "9cffe696bce881b7e6ac8ae7af84e59c8de585a7e4bd9ce68890", .undecodable),
        Fault(
            "UTF-8 cut off in a character",
            "e69cace6b395e68980e7a8b1e4b98be694bfe5ba9ce8b387e8a88aefbc8ce68c87e694bfe5ba9ce6a99fe997",
            .undecodable),
        Fault(
            "surrogates in UTF-8",
            "5b22eda080225d", .undecodable),
        Fault(
            "a mark of UTF-8 before Big5",
            "efbbbfa5bbaa6ba9d2bad9a4a7ac46a9b2b8eab054a141abfcac46a9b2bef7c3f6a9f3c2bec576bd64b3f2a4"
                + "baa740a6a8a9cea8fab16fa6d3a673a662a9f3a4e5aed1a142b9cfb565a142b7d3a4f9b5a5b443a4b6aaaba4"
                + "a7b054aea7a143", .undecodable),
        Fault(
            "a lone surrogate in UTF-16",
            "fffe0367708b00d8", .undecodable),
        Fault(
            "UTF-16 with half a unit",
            "fffe0367708b007d049341", .undecodable),
        Fault(
            "random bytes",
            "931fe102778819d003be410ec85a9006ff31931fe102778819d003be410ec85a9006ff31931fe102778819d0"
                + "03be410ec85a9006ff31931fe102778819d003be410ec85a9006ff31", .undecodable),
        Fault(
            "a NUL in a text",
            "6e616d653a2000204131323334353637383920616e64206120746578742074686174206973206c6f6e672065"
                + "6e6f756768206e6f7420746f2062652074616b656e20666f7220736f6d657468696e6720656c7365",
            .undecodable),
        Fault(
            "control characters",
            "412074657874207769746820612062656c6c200720616e642061206261636b73706163652008207468617420"
                + "6973206f746865727769736520616e206f7264696e61727920746578742c20616e64206c6f6e6720656e6f75"
                + "6768", .undecodable),
        Fault(
            "EBCDIC",
            "c396958689848595a3898193409985979699a340968640a3888540948585a38995876b40a689a38840a38885"
                + "4095819485a240968640819393408389a389a98595a2", .undecodable),
        Fault(
            "lost characters",
            "e5a793e5908defbc9aefbfbdefbfbdefbfbd", .partialText),
        Fault(
            "private-use characters",
            "e5a793e5908defbc9ae999b3ee84a3e98a98", .partialText),
        Fault(
            "base64 mail in a text",
            "4465617220616c6c2c0a46726f6d3a2061406578616d706c652e6f72670a436f6e74656e742d5472616e736665722d456e636f64696e673a20204241534536340a0a515445304d4451774e4441304e773d3d0a",
            .unsupported),
        Fault(
            "a mail with an encoded subject in a text",
            "4465617220616c6c2c0a46726f6d3a2061406578616d706c652e6f72670a5375626a6563743a203d3f5554462d383f423f35716d6635612b473f3d0a0a706c61696e0a",
            .unsupported),
        Fault(
            "a uuencoded file",
            "746578740a626567696e2036343420612e7478740a23305625540a600a656e640a", .unsupported),
        Fault(
            "an armoured message",
            "4465617220616c6c2c0a2d2d2d2d2d424547494e20504750204d4553534147452d2d2d2d2d0a6851454d410a",
            .encrypted),
    ]

    @Test(arguments: faults)
    func `what can't be read as text is a gap`(fault: Fault) {
        #expect(ReadDocument(bytes(fault.hex)).reasons.contains(fault.reason))
    }

    @Test(arguments: [
        "A telephone: +886-2-2345-6789, ext. 12; C++ and a+b-c; 1+12345678-9", "~{ is no escape",
        "Subject: plain mail",
        "°C ± 5 %", "begin 644\nnothing", "（密等：普通）",
    ])
    func `ordinary text has no gap`(text: String) {
        let document = ReadDocument(text: text)
        #expect(document.gaps == [])
        #expect(document.content == text)
    }

    @Test func `text that could be in two encodings is given in both`() {
        // 聯通 in GBK, which is also three characters of Big5.
        let document = ReadDocument(bytes("c2939bc3a8"))
        #expect(document.texts.count >= 2)
    }

    @Test func `a short text is never certain, and its rival reading is a part of its own`() {
        let document = ReadDocument(bytes("b3afa9fa"))
        #expect(document.content.contains("陳明"))
        #expect(document.texts.dropFirst().map(\.path.names).contains { $0.first?.hasPrefix("as ") == true })
    }

    @Test func `text that only in UTF-16 makes sense is given so too`() {
        // Every byte of these characters is ASCII: 中文會 can't be, 不大 can.
        let text = "不大不大不大不大"
        let document = ReadDocument(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(document.content.contains(text) || !document.gaps.isEmpty)
    }

    @Test func `one change of encoding in the middle is noticed`() {
        let big5 = bytes(
            "a5bbaa6ba9d2bad9a4a7ac46a9b2b8eab054a141abfcac46a9b2bef7c3f6a9f3c2bec576bd64b3f2a4baa740a6a8a9cea8fab16fa6d3a673a662a9f3a4e5aed1a142b9cfb565a142b7d3a4f9b5a5b443a4b6aaaba4a7b054"
        )
        let utf8 = Array("\n本法所稱之政府資訊，指政府機關\n".utf8)
        #expect(ReadDocument(big5 + utf8).gaps != [])
        #expect(ReadDocument(utf8 + utf8 + big5).gaps != [])
    }

    @Test func `every converter that is needed is there`() {
        #expect(TextDecoders.warm() == [])
    }
}

/// The bytes that a hexadecimal text names.
func bytes(_ hex: String) -> [UInt8] {
    var digits = hex[...]
    var bytes: [UInt8] = []
    while digits.count >= 2 {
        bytes.append(UInt8(digits.prefix(2), radix: 16) ?? 0)
        digits = digits.dropFirst(2)
    }
    return bytes
}
