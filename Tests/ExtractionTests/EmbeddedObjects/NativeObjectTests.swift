import Documents
import Testing

@testable import Extraction

@Suite struct NativeObjectTests {
    private static func package(_ content: [UInt8], kind: UInt8 = 3) -> [UInt8] {
        let names = Array("名冊.txt\0C:\\Users\\amy\\名冊.txt\0".utf8)
        let path = Array("C:\\Temp\\x\0".utf8)
        guard kind == 3 else { return [2, 0] + names + [0, 0, kind, 0, 1, 0] + path }
        let wide = CompoundBuilder.number(2) + CompoundBuilder.wide("堃書")
        let body = [2, 0] + names + [0, 0, kind, 0] + CompoundBuilder.number(path.count) + path
        return body + CompoundBuilder.number(content.count) + content + wide
    }

    private static func object(_ package: [UInt8]) -> [UInt8] {
        CompoundBuilder.build([.stream("\u{1}Ole10Native", CompoundBuilder.number(package.count) + package)])
    }

    @Test func `a packaged file is read, and the paths that name its owner`() {
        let reading = MarkupReading(Self.object(Self.package(Array("A140404047".utf8))))
        #expect(reading.first("A140404047")?.part == "名冊.txt")
        #expect(reading.first("C:\\Users\\amy\\名冊.txt")?.label == "source path")
        #expect(reading.first("堃書")?.label == "path")
        #expect(reading.gaps.isEmpty)
    }

    @Test func `a link to a file leads out of the document`() {
        #expect(MarkupReading(Self.object(Self.package([], kind: 1))).reasons == [.notFollowed])
    }

    @Test func `a program in a package is told`() {
        var traits: [Observation] = []
        let extraction = Extraction(
            limits: ExaminationLimits(), onText: { _ in }, onTrait: { traits.append($0) })
        extraction.readDocument(Self.object(Self.package(Array("MZ".utf8))), name: FileName("a"))
        #expect(traits.contains { $0.trait == .program })
    }
}
