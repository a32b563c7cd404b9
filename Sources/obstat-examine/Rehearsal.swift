#if DEBUG
    import Descriptors
    import Documents
    import Extraction
    import Frames
    import Glibc

    /// Misbehaviour on request, inside a confined child, so that tests can see what becomes of it.
    ///
    /// A document that begins with the magic asks for it; the word after it says what. Exists in debug builds only, and
    /// there only when the server was started with `--rehearse-faults`.
    struct Rehearsal {
        /// 64 bytes that no honest document begins with.
        static let magic = Array("OBSTAT-REHEARSAL-8d1f0c5a7be24396-b0c9f1e2d3a4958677665544332211".utf8)

        let document: Int32
        let results: Int32

        func performIfAsked() {
            guard let size = Stream.fileSize(of: document), size > Self.magic.count, size < 256,
                let bytes = Stream.contents(of: document, count: size), bytes.starts(with: Self.magic)
            else { return }
            perform(String(decoding: bytes.dropFirst(Self.magic.count), as: UTF8.self))
        }

        private func perform(_ fault: String) {
            switch fault {
            case "trap": trap()
            case "busy": while true { _ = getpid() }
            case "sleep": while true { sleep(1_000) }
            case "memory": hoard()
            case "stack": _exit(overflow(1) > 0 ? 0 : 1)
            case "exit": _exit(7)
            case "needs": _exit(Int32(Equipment.recognition.exitCode))
            case "needs-after-end":
                [.document(mediaType: "text/plain"), .end(textBytes: 0, milliseconds: 0)].forEach(write)
                _exit(Int32(Equipment.recognition.exitCode))
            case "seek": _exit(lseek(document, 7, SEEK_SET) == 7 ? 6 : 5)
            default: if !forbidden(fault) { answer(fault) }
            }
        }

        private func trap() {
            let nothing: [Int] = []
            _exit(Int32(nothing[Int(getppid())]))
        }

        private func hoard() -> Never {
            var hoard: [[UInt8]] = []
            while true {
                hoard.append([UInt8](repeating: UInt8(truncatingIfNeeded: hoard.count), count: 64 << 20))
            }
        }

        @inline(never)
        private func overflow(_ depth: Int) -> Int {
            var local = (depth, depth, depth, depth, depth, depth, depth, depth)
            local.0 = depth == .max ? 0 : overflow(depth + 1)
            return local.0 + local.7
        }

        /// What the room must not allow; a child that gets through answers as if nothing had been found.
        private func forbidden(_ fault: String) -> Bool {
            let attempt: Int
            switch fault {
            case "open": attempt = Int(unsafe open("/etc/passwd", O_RDONLY))
            case "create": attempt = Int(unsafe open("/tmp/obstat-rehearsal", O_WRONLY | O_CREAT, 0o600))
            case "socket": attempt = Int(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
            case "fork": attempt = (try? ChildProcess.fork()) == nil ? -1 : 0
            case "exec": attempt = execute()
            case "become": attempt = Int(setuid(0))
            case "memfd": attempt = (try? SealedMemory.make([1], name: "x")) == nil ? -1 : 0
            case "executable-memory": attempt = executableMemory()
            case "kill": attempt = Int(kill(getppid(), SIGKILL))
            case "write-document": attempt = unsafe Glibc.write(document, "x", 1)
            default: return false
            }
            // Refused with an error: end as a crash, so that the test sees a refusal either way.
            if attempt < 0 { _exit(9) }
            write(.document(mediaType: "text/plain"))
            write(.end(textBytes: 0, milliseconds: 0))
            _exit(0)
        }

        private func executableMemory() -> Int {
            let page = unsafe mmap(nil, 4_096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            return unsafe page == MAP_FAILED ? -1 : 0
        }

        private func execute() -> Int {
            var arguments = unsafe [UnsafeMutablePointer<CChar>?](repeating: nil, count: 1)
            return unsafe Int(execv("/bin/true", &arguments))
        }

        /// Answers that are not what was agreed, each followed by a good end of the process.
        private func answer(_ fault: String) {
            let document = ExaminationFrame.document(mediaType: "text/plain")
            let end = ExaminationFrame.end(textBytes: 0, milliseconds: 0)
            switch fault {
            case "garbage": send((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) })
            case "flood": while true { write(document) }
            case "flood-findings": flood(document, .finding(Self.finding(rule: 0)))
            case "flood-gaps": flood(document, .gap(CoverageGap(part: .document, reason: .limit, detail: "")))
            case "no-end": write(document)
            case "silence": break
            case "garbage-then-sleep":
                send([1, 0, 0, 0, 99])
                while true { sleep(1_000) }
            case "sleep-after-end":
                [document, end].forEach(write)
                while true { sleep(1_000) }
            case "end-then-trap":
                [document, end].forEach(write)
                trap()
            case "half-frame-after-end":
                [document, end].forEach(write)
                send([1, 0, 0, 0])
            case "huge-length": send([0xFF, 0xFF, 0xFF, 0xFF])
            case "end-only": write(end)
            case "after-end": [document, end, document].forEach(write)
            case "garbage-after-end":
                [document, end].forEach(write)
                send([1])
            case "unknown-rule": [document, .finding(Self.finding(rule: 4_000_000)), end].forEach(write)
            case "unasked-text":
                let text = PartText(
                    path: .document, mediaType: "text/plain", bytes: [65], segments: [], names: [])
                [document, .text(text), end].forEach(write)
            case "finding-then-trap":
                [document, .finding(Self.finding(rule: 0))].forEach(write)
                trap()
            case "half-frame":
                write(document)
                send(end.onTheWire().dropLast())
            default: _exit(8)
            }
            _exit(0)
        }

        private func flood(_ document: ExaminationFrame, _ frame: ExaminationFrame) -> Never {
            write(document)
            while true { write(frame) }
        }

        private static func finding(rule: Int) -> ReportedFinding {
            ReportedFinding(
                rule: rule, confidence: .high, reason: [], part: .document, location: nil, excerpt: "",
                value: Array("A123456789".utf8))
        }

        private func write(_ frame: ExaminationFrame) {
            send(frame.onTheWire())
        }

        private func send(_ bytes: some Collection<UInt8>) {
            if !Stream.write(Array(bytes)[...], to: results) { _exit(0) }
        }
    }
#endif
