/// A picture file taken apart: what stands in it besides pixels, and where it ends.
struct PictureAnatomy {
    /// A block of metadata.
    struct Block {
        enum Kind {
            /// A TIFF stream.
            case exif
            /// IPTC-IIM datasets.
            case iptc
            /// An XMP packet, in any encoding.
            case xmp
            /// Photoshop's image resources.
            case photoshop
            /// A colour profile.
            case profile
            /// Nothing but text, in any encoding.
            case text
            /// Text between numbers.
            case words
            /// A picture of its own that previews this one.
            case thumbnail
        }

        let kind: Kind
        /// What the text is called in reports.
        let name: String
        let bytes: ArraySlice<UInt8>

        init(_ kind: Kind, _ name: String, _ bytes: ArraySlice<UInt8>) {
            self.kind = kind
            self.name = name
            self.bytes = bytes
        }
    }

    var blocks: [Block] = []
    /// The index behind the picture; `nil` where the format does not tell.
    var end: Int?
    /// What is wrong with the file, in one plain phrase each.
    var faults: [String] = []
    /// Further pictures of an animation, each as a file of its own; the first is the file itself.
    var frames: [ArraySlice<UInt8>] = []
    /// Whether the frames are all there is, and the file itself is no picture.
    var consistsOfFrames = false
    /// Frames beyond the limit.
    var hasMoreFrames = false
    /// Whether the file says that other pictures follow it.
    var announcesFollowers = false
    /// Parts that hold no text as characters and are no pixels of the picture, in one plain phrase each.
    var unread: [String] = []

    /// Frames that are taken out of one animation.
    static let mostFrames = 500

    mutating func add(_ kind: Block.Kind, _ name: String, _ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        blocks.append(Block(kind, name, bytes))
    }

    mutating func addFrame(_ bytes: [UInt8]) {
        guard frames.count < Self.mostFrames else {
            hasMoreFrames = true
            return
        }
        frames.append(bytes[...])
    }
}
