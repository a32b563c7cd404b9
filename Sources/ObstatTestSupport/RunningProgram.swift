import Glibc
import Synchronization

/// A program of this package that a test has started, followed by what it says.
///
/// Killed and reaped with its last reference. For one thread at a time.
package final class RunningProgram {
    /// How a program ended.
    package enum Ending: Hashable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// What did not happen in time, with everything that was said until then.
    package struct Overdue: Error, CustomStringConvertible {
        package let awaited: String
        package let said: String

        package init(awaited: String, said: String) {
            self.awaited = awaited
            self.said = said
        }

        package var description: String { "awaited in vain: \(awaited)\n\(said)" }
    }

    package let id: Int32
    /// Complete lines of standard error so far; grows only while something is awaited.
    package private(set) var lines: [String] = []
    /// Bytes of standard output so far.
    package private(set) var output: [UInt8] = []
    package private(set) var ending: Ending?
    private var unfinished: [UInt8] = []
    private var standardOutput: Int32
    private var standardError: Int32

    /// Starts a program that was built beside the test bundle.
    ///
    /// - Parameters:
    ///   - name: the program's.
    ///   - arguments: without the program's own name.
    ///   - environment: the whole of it.
    ///   - input: what it reads from standard input, at most as much as a pipe takes.
    ///   - watches: how many folders the kernel watches for it, in a user namespace of its own; without it, as many as usual.
    ///   - user: the Unix user that it runs as, which only the administrator can choose; the test's own without it.
    /// - Throws: ``ScratchFolder/Failure``.
    package init(
        _ name: String, _ arguments: [RawPath], environment: [String: String] = [:], input: [UInt8] = [],
        watches: Int? = nil, as user: UInt32? = nil
    ) throws {
        var program = Self.folderOfPrograms + "/" + name
        var arguments = arguments
        if let user {
            // setpriv(1) of util-linux.
            let words = ["--reuid=\(user)", "--regid=\(user)", "--clear-groups", program]
            arguments = words.map { RawPath(Array($0.utf8)) } + arguments
            program = "/usr/bin/setpriv"
        }
        if let watches {
            // unshare(1) of util-linux; the limit is the namespace's own.
            let limit = "echo \(watches) > /proc/sys/user/max_inotify_watches && exec \"$0\" \"$@\""
            let words = ["--user", "--map-root-user", "/bin/sh", "-c", limit, program]
            arguments = words.map { RawPath(Array($0.utf8)) } + arguments
            program = "/usr/bin/unshare"
        }
        let (path, words) = (program, arguments)
        let started = try Self.spawning.withLock { _ in
            let (input, output, error) = (try Self.pipe(), try Self.pipe(), try Self.pipe())
            defer { for end in [input.reader, output.writer, error.writer] { close(end) } }
            let id = try Self.spawn(
                path, words, environment,
                (input.reader, output.writer, error.writer))
            return (id: id, input: input.writer, output: output.reader, error: error.reader)
        }
        id = started.id
        standardOutput = started.output
        standardError = started.error
        _ = unsafe write(started.input, input, input.count)
        close(started.input)
    }

    /// Held while pipes are made and handed to a child, so that no other child inherits an end and keeps it open.
    private static let spawning = Mutex(())

    deinit {
        if ending == nil {
            Glibc.kill(id, SIGKILL)
            var status: Int32 = 0
            _ = unsafe waitpid(id, &status, 0)
        }
        close(standardOutput)
        close(standardError)
    }

    /// The folder in which the programs stand: the test bundle's own.
    package static let folderOfPrograms: String = {
        var path = [CChar](repeating: 0, count: 4_096)
        let count = unsafe readlink("/proc/self/exe", &path, path.count)
        let bytes = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        return String(
            decoding: bytes.prefix(upTo: bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0), as: UTF8.self)
    }()

    /// Waits until so many lines say one of several things, counting from the first line on.
    ///
    /// - Returns: the line that was the last one needed.
    @discardableResult
    package func awaitLine(_ awaited: String..., times: Int = 1, seconds: Int = 60) throws -> String {
        let deadline = Deadline(seconds: seconds)
        var found = 0
        var next = 0
        while true {
            while next < lines.count {
                if awaited.contains(where: lines[next].contains) { found += 1 }
                if found == times { return lines[next] }
                next += 1
            }
            guard try !hasClosed && readMore(until: deadline) else {
                throw overdue("\(awaited) ×\(times), found ×\(found)")
            }
        }
    }

    /// Waits until something holds, looked at each time that the program says something, and now and then besides.
    ///
    /// - Parameters:
    ///   - what: for the message.
    ///   - seconds: how long at most.
    ///   - isEnough: also asked once the program has ended; then it must hold at once.
    /// - Throws: ``Overdue``, and what `isEnough` throws.
    package func awaitState(
        _ what: String, seconds: Int = 60, _ isEnough: () throws -> Bool
    ) throws {
        let deadline = Deadline(seconds: seconds)
        while try !isEnough() {
            guard !deadline.isPast else { throw overdue(what) }
            _ = try readMore(until: Deadline(milliseconds: 20))
            if hasClosed {
                guard try isEnough() else { throw overdue(what + ", and the program has ended") }
                return
            }
        }
    }

    /// Whether the program has closed both its outputs, as it does when it ends.
    package var hasClosed: Bool { standardError < 0 && standardOutput < 0 }

    private func overdue(_ awaited: String) -> Overdue {
        Overdue(awaited: awaited, said: lines.suffix(40).joined(separator: "\n"))
    }

    package func count(_ text: String) -> Int { lines.count { $0.contains(text) } }

    package func signal(_ signal: Int32) {
        Glibc.kill(id, signal)
    }

    /// Reads everything that is still to come and waits for the end.
    @discardableResult
    package func awaitEnd(seconds: Int = 60) throws -> Ending {
        if let ending { return ending }
        let deadline = Deadline(seconds: seconds)
        while try !hasClosed && readMore(until: deadline) {}
        guard hasClosed else { throw overdue("the end") }
        var status: Int32 = 0
        guard unsafe waitpid(id, &status, 0) == id else {
            throw ScratchFolder.Failure(call: "waitpid", code: errno)
        }
        let signal = status & 0x7F
        let end = signal == 0 ? Ending.exited((status >> 8) & 0xFF) : .signalled(signal)
        ending = end
        return end
    }

    /// Reads what both pipes hold.
    ///
    /// - Returns: `false` at the deadline.
    private func readMore(until deadline: Deadline) throws -> Bool {
        var polled = [
            pollfd(fd: standardError, events: Int16(POLLIN), revents: 0),
            pollfd(fd: standardOutput, events: Int16(POLLIN), revents: 0),
        ]
        guard unsafe poll(&polled, 2, deadline.milliseconds) > 0 else { return false }
        for (index, entry) in polled.enumerated() where entry.revents != 0 {
            let bytes = Self.readOnce(entry.fd)
            if bytes.isEmpty {
                close(entry.fd)
                // Poll passes over negative numbers.
                if index == 0 { standardError = -1 } else { standardOutput = -1 }
            } else {
                if index == 0 { takeLines(bytes) } else { output += bytes }
            }
        }
        return true
    }

    private func takeLines(_ bytes: [UInt8]) {
        unfinished += bytes
        while let end = unfinished.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(String(decoding: unfinished[..<end], as: UTF8.self))
            unfinished.removeFirst(end + 1)
        }
    }

    private static func readOnce(_ descriptor: Int32) -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe read(descriptor, &chunk, chunk.count)
        return Array(chunk.prefix(max(0, count)))
    }
}
