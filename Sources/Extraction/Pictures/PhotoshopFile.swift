/// A Photoshop document: header, colours, resources, layers, picture.
enum PhotoshopFile {
    static func anatomy(of bytes: ArraySlice<UInt8>) -> PictureAnatomy {
        var anatomy = PictureAnatomy()
        let numbers = OrderedBytes(bytes)
        guard let colours = numbers.number32(at: 26),
            let length = numbers.number32(at: 30 + colours),
            let resources = numbers.slice(at: 34 + colours, length: length)
        else {
            anatomy.faults.append("the Photoshop document breaks off")
            return anatomy
        }
        anatomy.add(.photoshop, "Photoshop", resources)
        // Names of layers, and the words of text layers.
        let layers = numbers.number32(at: 34 + colours + length) ?? 0
        anatomy.add(
            .words, "Photoshop.layers",
            numbers.slice(at: 38 + colours + length, length: min(layers, 1 << 24)) ?? [])
        return anatomy
    }
}
