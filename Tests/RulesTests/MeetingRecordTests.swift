import Documents
import Foundation
import Testing

/// A public record that talks about secrets, copyright, photographs and agencies, full of officials' names: the first
/// document that naive rules would hold.
@Suite struct MeetingRecordTests {
    private func record() throws -> String {
        try String(contentsOfFile: Project.cases + "/meeting-record.txt", encoding: .utf8)
    }

    @Test func `the record is long enough, and full of the words`() throws {
        let record = try record()
        #expect(record.split(separator: "\n").count >= 60)
        for word in ["機敏", "版權", "照片", "中央社", "機密", "個資", "隱私", "密等", "翻攝", "外稿", "授權"] {
            #expect(record.contains(word), "\(word)")
        }
    }

    @Test func `the record passes`() throws {
        let (verdict, stopping) = try ShippedRules.shared.get().judge(Case.lines(record()))
        #expect(stopping.map { "\($0.rule): \($0.fingerprint)" } == [])
        #expect(verdict.outcome == .clear)
    }

    @Test(arguments: [
        ("速別：普通件", "密等及解密條件或保密期限：密", Category.markingOfficial),
        ("速別：普通件", "密等及解密條件或保密期限：機密", .markingNational),
        ("散會：下午5時10分", "另，民眾來函所附身分證字號E110000115。", .personalNationalID),
        ("散會：下午5時10分", "陳情人：林雅婷", .personalNameLabelled),
        ("散會：下午5時10分", "（中央社記者林大同攝）", .creditAgency),
    ])
    func `the record with one line more is held`(after: String, line: String, category: Category) throws {
        let record = try record()
        #expect(record.contains(after))
        let changed = record.replacing(after, with: after + "\n" + line)
        let (verdict, stopping) = try ShippedRules.shared.get().judge(Case.lines(changed))
        #expect(verdict.outcome == .held)
        #expect(stopping.map(\.category).contains(category))
        #expect(Set(stopping.map(\.category.subject)) == [category.subject])
    }
}
