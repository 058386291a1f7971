"""Declare a tagged PDF/A-3 file to be PDF/UA-1 as well; WeasyPrint declares one of the two."""

from typing import Any

# PDF/A allows a foreign schema in the XMP only with its description (ISO 19005-3, 6.6.2.3).
_DECLARATION = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def declare_pdf_ua(_document: Any, pdf: Any) -> None:
    """Add the PDF/UA-1 mark to the XMP metadata; a finisher for WeasyPrint.

    :raises ValueError: when the PDF has no XMP metadata to add to.
    """
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Subtype") == "/XML":
            (content,) = item.stream
            if content.count(_END) == 1:
                item.stream = [content.replace(_END, _DECLARATION + _END)]
                return
    raise ValueError("The PDF has no XMP metadata.")
