import CPDFium

/// Where an annotation stands, and of which kind it is.
struct PDFAnnotation {
    /// Whether what lies under it is marked to be removed, and was not.
    let isRedaction: Bool
    /// Whether it is a shape of which PDFium doesn't know how to paint it.
    let isUnpaintedShape: Bool
    /// Whether it is a form field's.
    let isWidget: Bool
    let rectangle: PDFRectangle

    // FPDFAnnot_GetSubtype.
    private static let link: Int32 = 2
    private static let freeText: Int32 = 3
    private static let polygon: Int32 = 7
    private static let popup: Int32 = 16
    private static let widget: Int32 = 20
    private static let redaction: Int32 = 28
    // FPDFANNOT_COLORTYPE.
    private static let interior: Int32 = 1

    /// - Returns: `nil` for what paints nothing.
    init?(of annotation: CPDFiumAnnotation) {
        let kind = unsafe CPDFium_annotationKind(annotation)
        guard kind != Self.link, kind != Self.popup else { return nil }
        isWidget = kind == Self.widget
        isRedaction = kind == Self.redaction
        let isUnknown = kind == Self.polygon || kind == Self.freeText
        isUnpaintedShape =
            unsafe isUnknown && CPDFium_annotationHasKey(annotation, "AP") == 0
            && CPDFium_annotationHasKey(annotation, kind == Self.polygon ? "IC" : "C") != 0
        var box = CPDFiumRectangle()
        _ = unsafe CPDFium_annotationBox(annotation, &box)
        rectangle = PDFRectangle(
            left: Double(min(box.left, box.right)), bottom: Double(min(box.bottom, box.top)),
            right: Double(max(box.left, box.right)), top: Double(max(box.bottom, box.top)))
    }
}
