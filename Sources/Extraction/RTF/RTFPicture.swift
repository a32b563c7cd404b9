/// What a picture's words say of its bytes.
struct RTFPicture {
    var kind = ""
    var count = 0

    /// A file name's ending for a picture of that kind.
    var suffix: String {
        switch kind {
        case "emfblip": "emf"
        case "pngblip": "png"
        case "jpegblip": "jpg"
        case "macpict": "pict"
        case "wmetafile": "wmf"
        case "dibitmap": "bmp"
        default: "picture"
        }
    }
}
