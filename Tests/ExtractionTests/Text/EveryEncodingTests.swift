import Documents
import Foundation
import Testing

@testable import Extraction

/// Short texts, notices, tables and letters in every encoding that is read, as Python and iconv write them.
@Suite struct EveryEncodingTests {
    struct Sample: CustomTestStringConvertible {
        let name: String
        let planted: [String]
        let bytes: [UInt8]

        var testDescription: String { name }
    }

    static let samples: [Sample] = {
        let lines = String(decoding: FixtureFile.bytes("text/encodings.tsv") ?? [], as: UTF8.self).split(
            separator: "\n")
        return lines.compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count == 3, let data = Data(base64Encoded: fields[2]) else { return nil }
            return Sample(
                name: fields[0], planted: fields[1].split(separator: "|").map(String.init), bytes: Array(data)
            )
        }
    }()

    @Test func `there are samples of every encoding`() {
        #expect(Self.samples.count > 500)
    }

    @Test(arguments: samples)
    func `what is written in it is among its readings, without a gap`(sample: Sample) {
        let document = ReadDocument(sample.bytes, name: "sample.txt")
        let content = document.content.precomposedStringWithCanonicalMapping
        for planted in sample.planted {
            #expect(content.contains(planted.precomposedStringWithCanonicalMapping), "\(sample.name)")
        }
        #expect(document.gaps == [], "\(sample.name)")
    }
}
