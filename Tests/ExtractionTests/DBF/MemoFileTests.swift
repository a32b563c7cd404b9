import Documents
import Testing

@testable import Extraction

@Suite struct MemoFileTests {
    private static let text = Array("身分證字號 A140404047".utf8)

    /// One block of 64 bytes for each text, after a header of 512.
    private func foxPro(_ texts: [[UInt8]], type: UInt8 = 1, residue: [UInt8] = []) -> [UInt8] {
        var blocks: [UInt8] = []
        for text in texts {
            let block = [0, 0, 0, type, 0, 0, 0, UInt8(text.count)] + text
            blocks += block + residue
            blocks += [UInt8](repeating: 0, count: 64 - (block.count + residue.count) % 64)
        }
        let next = UInt8((512 + blocks.count) / 64)
        return [0, 0, 0, next, 0, 0, 0, 64] + [UInt8](repeating: 0, count: 504) + blocks
    }

    private func dBase3(_ texts: [[UInt8]], residue: [UInt8] = []) -> [UInt8] {
        var blocks: [UInt8] = []
        for text in texts {
            let block = text + [0x1A, 0x1A] + residue
            blocks += block + [UInt8](repeating: 0, count: 512 - block.count)
        }
        return [UInt8(1 + texts.count)] + [UInt8](repeating: 0, count: 511) + blocks
    }

    @Test func `texts of FoxPro's memos are read, each on its line`() {
        let document = ReadDocument(foxPro([Self.text, Array("第二則".utf8)]), name: "a.fpt")
        #expect(document.gaps == [])
        #expect(document.segments.map(\.text) == ["身分證字號 A140404047", "第二則"])
        #expect(document.mediaType == "application/x-dbf-memo")
    }

    @Test func `texts of dBase's memos are read`() {
        let document = ReadDocument(dBase3([Self.text, Array("第二則".utf8)]), name: "a.dbt")
        #expect(document.gaps == [])
        #expect(document.segments.map(\.text) == ["身分證字號 A140404047", "第二則"])
        let mark: [UInt8] = [0xFF, 0xFF, 8, 0, UInt8(Self.text.count + 8), 0, 0, 0]
        var fourth = [UInt8](repeating: 0, count: 512)
        (fourth[0], fourth[21]) = (2, 2)
        fourth += mark + Self.text + [UInt8](repeating: 0, count: 512 - 8 - Self.text.count)
        #expect(ReadDocument(fourth, name: "a.dbt").segments.map(\.text) == ["身分證字號 A140404047"])
        #expect(ReadDocument(fourth, name: "a.dbt").gaps == [])
    }

    @Test func `what a longer text left behind is read`() {
        #expect(
            ReadDocument(foxPro([Array("短".utf8)], residue: Self.text)).content.contains("A140404047"))
        #expect(
            ReadDocument(dBase3([Array("短".utf8)], residue: Self.text)).content.contains("A140404047"))
    }

    @Test func `an object among the texts is a member`() {
        let document = ReadDocument(foxPro([Self.text], type: 0))
        #expect(document.text(at: "object 1") == "身分證字號 A140404047")
    }

    @Test func `a memo file that breaks off is a gap or has lost nothing`() {
        for whole in [foxPro([Self.text]), dBase3([Self.text])] {
            for end in stride(from: 513, to: whole.count, by: 7) {
                let document = ReadDocument(Array(whole.prefix(end)), name: "a.fpt")
                #expect(!document.gaps.isEmpty || document.content.contains("A140404047"), "\(end) bytes")
            }
        }
    }
}
