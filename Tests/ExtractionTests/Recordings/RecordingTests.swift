import Documents
import Testing

@testable import Extraction

@Suite struct RecordingTests {
    private func reading(_ name: String) throws -> MarkupReading {
        MarkupReading(try #require(FixtureFile.bytes("recordings/" + name)))
    }

    @Test(arguments: [
        "id3v23.mp3", "id3v24.mp3", "sound.wav", "sound.flac", "sound.ogg", "sound.opus", "sound.m4a",
        "film.mov",
        "film.mp4", "film.mkv", "film.webm", "film.avi",
    ])
    func `what a recording says of itself is read, and the recording is a gap`(name: String) throws {
        let reading = try reading(name)
        #expect(reading.reasons == [.noText])
        for text in ["訪談錄音", "林志豪", "身分證字號A140404047"] {
            #expect(
                reading.runs.contains { $0.text == text && $0.kind == .metadata && $0.label != nil },
                "\(text)")
        }
    }

    @Test func `lyrics, free fields and covers of an MP3 are read`() throws {
        let reading = try reading("id3v24.mp3")
        #expect(reading.runs("密等：機密").map(\.label) == ["USLT"])
        #expect(reading.runs("王小明").map(\.label) == ["TXXX"])
        #expect(reading.runs.contains { $0.part == "picture 1" })
        #expect(try self.reading("sound.flac").runs.contains { $0.part == "picture 1" })
    }

    @Test func `the place where a film was made is noted`() throws {
        let document = ReadDocument(try #require(FixtureFile.bytes("recordings/film.mov")))
        #expect(document.traits(at: []) == [.position])
    }

    @Test(arguments: ["id3v23.mp3", "sound.flac", "sound.ogg", "film.mov", "film.mkv", "film.avi"])
    func `bytes that lie never trap`(name: String) throws {
        let bytes = try #require(FixtureFile.bytes("recordings/" + name))
        var seed: UInt64 = 3
        for _ in 0..<300 {
            var broken = bytes
            for _ in 0..<6 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                broken[4 + Int(seed >> 33) % (broken.count - 4)] = UInt8(truncatingIfNeeded: seed >> 20)
            }
            #expect(!ReadDocument(broken).gaps.isEmpty)
        }
    }

    @Test func `a program is told as one`() {
        #expect(ReadDocument([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]).traits(at: []) == [.program])
    }
}
