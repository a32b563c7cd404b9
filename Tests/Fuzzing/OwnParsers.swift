import Desk
import Documents
import Foundation
import Frames
import RulePacks
import Settings

/// What else of ours reads bytes that somebody else has written: the frames of the trust boundary, settings, rule packs,
/// people's requests.
enum OwnParsers {
    static let families = ["desk", "frames", "rules", "settings"]

    static func read(_ bytes: [UInt8], as family: String) {
        switch family {
        case "desk": desk(bytes)
        case "frames": frames(bytes)
        case "rules": rules(bytes)
        default: settings(bytes)
        }
    }

    /// What is understood must mean the same when it is written and read again.
    private static func frames(_ bytes: [UInt8]) {
        if let frame = try? ExaminationFrame(decoding: bytes) {
            precondition((try? ExaminationFrame(decoding: frame.encoded())) == frame, "another frame")
        }
        if let request = try? ExaminationRequest(decoding: bytes) {
            precondition((try? ExaminationRequest(decoding: request.encoded())) == request, "another request")
        }
        if let hello = try? ServerHello(decoding: bytes) {
            precondition((try? ServerHello(decoding: hello.encoded())) == hello, "another hello")
        }
        if let end = try? ChildEnd(decoding: bytes) {
            precondition((try? ChildEnd(decoding: end.encoded())) == end, "another end")
        }
    }

    private static func desk(_ bytes: [UInt8]) {
        guard let request = try? JSONDecoder().decode(DeskRequest.self, from: Data(bytes)) else { return }
        _ = DocumentID(request.document)
        _ = request.text.map { FreeText.isValid($0) }
    }

    private static func settings(_ bytes: [UInt8]) {
        _ = try? Settings.parse(String(decoding: bytes, as: UTF8.self), file: "x")
    }

    private static let folder: String = {
        let folder = NSTemporaryDirectory() + "/obstat-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }()

    private static func rules(_ bytes: [UInt8]) {
        try? Data(bytes).write(to: URL(fileURLWithPath: folder + "/x.yaml"))
        _ = try? RulePacks.load(RulePackDirectories(shipped: folder))
    }
}
