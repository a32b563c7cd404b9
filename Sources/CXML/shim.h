// libxml2's SAX2 push parser reads XML without building a tree, so that nothing is expanded, fetched or held.
#include <libxml/xmlversion.h>
// ICU's headers, which encoding.h would pull in, define what Foundation's copy of ICU defines otherwise, and no program
// could then import both. Without them only the tail of the encoding handlers' structure is missing; nobody here sees it.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <string.h>

// A function-like macro's value (XML_SAX2_MAGIC) reaches Swift as an expression it can't import on every version.
static inline unsigned int obstat_xml_sax2_magic(void) { return XML_SAX2_MAGIC; }

// Fields of the parser context: its layout differs between versions of the library, its header knows it.
static inline int obstat_xml_line(void *context) { return xmlSAX2GetLineNumber(context); }
static inline int obstat_xml_is_well_formed(xmlParserCtxtPtr context) { return context->wellFormed; }

// The document that entity declarations make the parser build in passing belongs to the caller.
static inline void obstat_xml_free(xmlParserCtxtPtr context) {
    xmlDocPtr document = context->myDoc;
    context->myDoc = NULL;
    xmlFreeParserCtxt(context);
    if (document) xmlFreeDoc(document);
}
