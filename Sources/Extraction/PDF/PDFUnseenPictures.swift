/// The pictures of a document that no page paints, or none shows whole.
struct PDFUnseenPictures {
    let objects: [PDFIndirectObject]

    /// Pixels, in both directions: nobody writes smaller.
    private static let smallest = 24
    /// Pixels: on a smaller preview of a page nobody can read.
    private static let smallestPreview = 160

    /// - Parameters:
    ///   - table: of the document.
    ///   - paintings: tells which pictures are painted.
    ///   - unsure: sizes of pictures that a page paints without showing them whole.
    init(_ table: PDFObjectTable, paintings: PDFPaintings, unsure: Set<PDFPixelSize>) {
        var masks: Set<Int> = []
        var previews: Set<Int> = []
        for object in table.objects {
            guard let dictionary = object.dictionary else { continue }
            for key in ["SMask", "Mask"] { dictionary[key]?.reference.map { _ = masks.insert($0) } }
            dictionary["Thumb"]?.reference.map { _ = previews.insert($0) }
        }
        let hasLayers = table.root["OCProperties"] != nil
        objects = table.objects.filter { object in
            guard object.stream != nil, let dictionary = object.dictionary,
                dictionary["Subtype"]?.name == "Image" || previews.contains(object.number),
                !masks.contains(object.number)
            else { return false }
            let width = table.resolve(dictionary["Width"])?.integer ?? 0
            let height = table.resolve(dictionary["Height"])?.integer ?? 0
            guard width > Self.smallest, height > Self.smallest else { return false }
            if previews.contains(object.number) { return max(width, height) > Self.smallestPreview }
            return !paintings.painted.contains(object.number)
                || unsure.contains(PDFPixelSize(width: width, height: height))
                || hasLayers && dictionary["OC"] != nil
        }
    }
}
