import COCR
import Glibc
import Synchronization

/// Tesseract and its models, opened once in the life of a process.
package enum TextReaders {
    /// Whether the text of pictures can be read; the first question opens the library.
    static var isOpen: Bool {
        Equipment.recognition.mustBeAtHand()
        return isInstalled
    }

    private static let isInstalled: Bool = unsafe COCR_open() == nil && modelDirectory != nil

    /// Where Debian puts the models, or `nil` where they are not installed.
    ///
    /// A confined process must keep read access to it.
    package static let modelDirectory: String? = {
        let directories = [5, 4].map { "/usr/share/tesseract-ocr/\($0)/tessdata" } + ["/usr/share/tessdata"]
        return directories.first { directory in
            ["chi_tra", "eng"].allSatisfy { unsafe access("\(directory)/\($0).traineddata", R_OK) == 0 }
        }
    }()

    /// To be called before the first fork, whatever is opened later.
    ///
    /// A mutex of Swift's knows its owner by the thread's number, which code and library each ask the kernel for once and
    /// keep over a fork: a process that asks at another time than its parent could lock and not unlock.
    package static func prepareLock() {
        readers.withLock { _ in }
    }

    /// Opens the library and the models of horizontal text; to be called before the process is confined.
    ///
    /// - Returns: name and version for reports, or `nil` where pictures can't be read.
    package static func warm() -> String? {
        guard isOpen else { return nil }
        readers.withLock { readers in _ = unsafe readers.reader(.horizontal) }
        return "tesseract/" + (unsafe String(cString: COCR_version()))
    }

    // MARK: Reading

    /// The languages that a reader knows.
    enum Model: String {
        case horizontal = "chi_tra+eng"
        case vertical = "chi_tra_vert"
    }

    /// How the text is expected to stand in the picture.
    enum Layout: Int32 {
        case page = 3
        case verticalBlock = 5
        case block = 6
        case line = 7
        case word = 8
        case sparse = 11
        case rawLine = 13
    }

    struct Word {
        var text: String
        /// 0 to 100.
        var confidence: Double
        var box: PixelBox
        var startsLine: Bool
        var startsBlock: Bool
    }

    enum Outcome {
        case words([Word])
        case outOfTime([Word])
        case failed
    }

    /// A reader keeps the picture it reads, and there is one of each kind.
    private static let readers = Mutex(Readers())

    @safe
    private struct Readers: @unchecked Sendable {
        // Owned by the mutex and never freed: as long as the process.
        var horizontal: COCRReader?
        var vertical: COCRReader?

        mutating func reader(_ model: Model) -> COCRReader? {
            let known = unsafe model == .horizontal ? horizontal : vertical
            if let known = unsafe known { return unsafe known }
            guard isInstalled, let directory = modelDirectory else { return nil }
            let made = unsafe COCR_makeReader(directory, model.rawValue)
            if model == .horizontal { unsafe horizontal = made } else { unsafe vertical = made }
            return unsafe made
        }
    }

    /// Reads a picture of text.
    ///
    /// - Parameters:
    ///   - picture: black on white, letters about 30 pixels high.
    ///   - layout: what Tesseract is told to expect.
    ///   - model: the languages.
    ///   - milliseconds: after which it gives up.
    /// - Returns: the words, or why there are none.
    static func read(
        _ picture: GreyBitmap, as layout: Layout, model: Model = .horizontal, within milliseconds: Int
    ) -> Outcome {
        guard milliseconds > 0 else { return .outOfTime([]) }
        return readers.withLock { readers in
            guard let reader = unsafe readers.reader(model) else { return .failed }
            var words: [Word] = []
            // SAFETY: the words are collected while the call lasts; the picture's buffer has the size that is told.
            let status = unsafe withUnsafeMutablePointer(to: &words) { list in
                unsafe COCR_read(
                    reader, picture.bytes, picture.size.0, picture.size.1, 300, layout.rawValue,
                    Int32(clamping: milliseconds),
                    { context, word in
                        guard let word = unsafe word?.pointee else { return }
                        unsafe context?.assumingMemoryBound(to: [Word].self).pointee.append(Word(word))
                    }, list)
            }
            switch status {
            case 0: return .failed
            case 2: return .outOfTime(words)
            default: return .words(words)
            }
        }
    }
}

extension TextReaders.Word {
    fileprivate init(_ word: COCRWord) {
        text = unsafe String(cString: word.text)
        confidence = Double(unsafe word.confidence)
        box = unsafe PixelBox(
            left: Int(word.left), top: Int(word.top), right: Int(word.right), bottom: Int(word.bottom))
        startsLine = unsafe word.startsLine != 0
        startsBlock = unsafe word.startsBlock != 0
    }
}
