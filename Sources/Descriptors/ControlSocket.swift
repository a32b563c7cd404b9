import CExaminer
import Glibc

/// A local socket that carries whole messages with descriptors in them.
///
/// Sending is atomic, so several threads may send; only one may receive.
package struct ControlSocket: ~Copyable, Sendable {
    /// The most descriptors that one message carries.
    package static let maximumDescriptors = Int(CEXAMINER_DESCRIPTORS)

    private let descriptor: Descriptor

    package init(_ descriptor: consuming Descriptor) {
        self.descriptor = descriptor
    }

    /// The socket's number, lent, for poll.
    package var number: Int32 { descriptor.number }

    /// Makes a connection and keeps its near end.
    ///
    /// The closure gets both ends' numbers on loan: the far one to give it to another process, after which it is closed
    /// here; the near one for a process that has inherited both, to close it.
    package static func connect(
        handingOver handOver: (_ far: Int32, _ near: Int32) throws(DescriptorError) -> Void
    ) throws(DescriptorError) -> ControlSocket {
        var pair: [Int32] = [-1, -1]
        let failure = unsafe cexaminer_socket_pair(&pair)
        guard failure == 0 else { throw DescriptorError(code: -failure, operation: "socketpair") }
        let near = ControlSocket(Descriptor(taking: pair[0]))
        let far = Descriptor(taking: pair[1])
        try handOver(far.number, near.number)
        return near
    }

    /// Sends one message, waiting until the deadline while the other side is not reading.
    ///
    /// The descriptors stay the caller's own.
    package func send(
        _ bytes: [UInt8], descriptors: [Int32] = [], until deadline: Deadline
    ) throws(DescriptorError) {
        while true {
            let failure = unsafe cexaminer_send(number, bytes, bytes.count, descriptors, descriptors.count)
            if failure == 0 { return }
            guard failure == -EAGAIN else { throw DescriptorError(code: -failure, operation: "sendmsg") }
            guard Readiness.wait(for: number, .output, until: deadline) else {
                throw DescriptorError(code: ETIMEDOUT, operation: "sendmsg")
            }
        }
    }

    /// Receives one message if there is one; one of more bytes than the limit is an error (`EMSGSIZE`).
    package func receive(limit: Int) throws(DescriptorError) -> Reception {
        var bytes = [UInt8](repeating: 0, count: limit)
        var descriptors = [Int32](repeating: -1, count: Self.maximumDescriptors)
        var count = 0
        let size = unsafe cexaminer_receive(number, &bytes, limit, &descriptors, &count)
        if size == -Int(EAGAIN) { return .nothingYet }
        guard size >= 0 else { throw DescriptorError(code: Int32(-size), operation: "recvmsg") }
        if size == 0 && count == 0 { return .closed }
        return .message(Array(bytes[..<size]), descriptors: Array(descriptors[..<count]))
    }

    /// What one attempt to receive brought.
    package enum Reception: Sendable {
        case nothingYet
        /// The other side has gone.
        case closed
        /// The descriptors are the receiver's to close.
        case message([UInt8], descriptors: [Int32])
    }
}
