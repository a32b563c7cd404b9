import Desk
import Documents
import Foundation
import Frames
import RulePacks
import Settings

/// What else of ours reads bytes that somebody else has written: the frames of the trust boundary, settings, rule packs,
/// people's requests and the forms of the console.
enum OwnParsers {
    static let families = ["bodies", "desk", "frames", "rules", "settings"]

    static func read(_ bytes: [UInt8], as family: String) {
        switch family {
        case "bodies": bodies(bytes)
        case "desk": desk(bytes)
        case "frames": frames(bytes)
        case "rules": rules(bytes)
        default: settings(bytes)
        }
    }

    /// What is understood must mean the same when it is written and read again.
    private static func frames(_ bytes: [UInt8]) {
        if let frame = try? ExaminationFrame(decoding: bytes) {
            let bytes = frame.encoded()
            precondition((try? ExaminationFrame(decoding: bytes))?.encoded() == bytes, "another frame")
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

    /// A form's fields are never longer than what was sent, but for characters that were none.
    private static func bodies(_ bytes: [UInt8]) {
        let fields = FormFields(bytes)
        for name in ["csrf", "act", "reason", "evidenceKind", "seen", "due", "text", ""] {
            let length = fields.all(name).reduce(0) { $0 + $1.utf8.count }
            precondition(length <= 3 * bytes.count, "a field from nowhere")
            if let text = fields.text(name) {
                precondition(!text.isEmpty && !text.contains("\r\n"), "a text that was not trimmed")
                _ = FreeText.isValid(text)
            }
        }
        for act in DeskRequest.Act.allCases {
            var request = DeskRequest(act, document: fields.text("document") ?? "")
            try? ActForm(fields).fill(&request)
            precondition(request.act == act, "another act")
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
