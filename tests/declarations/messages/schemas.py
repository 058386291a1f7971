"""XML schemas made from the project's own rules: a second judge, which is not the validator."""

from functools import cache

from lxml import etree

from rfq.declarations.messages.rules import Element, Kind, Level, messages

SIGN_BLOCK = "DecSign"


@cache
def schema_for(root: str) -> etree.XMLSchema:
    """Return the schema of a message; a declaration is judged as one that a person signs."""
    message = messages()[root]
    blocks = "".join(_complex_type(name, block.elements) for name, block in message.blocks.items())
    version = "version" if message.has_guid else "Version"
    attributes = _attribute(version, '<xs:maxLength value="10"/>')
    if message.has_guid:
        attributes += _attribute("guid", '<xs:length value="36"/>')
    text = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="{message.namespace}"
      targetNamespace="{message.namespace}" elementFormDefault="qualified">
      {blocks}
      <xs:element name="{root}"><xs:complexType><xs:complexContent><xs:extension base="m:{root}">
        {attributes}</xs:extension></xs:complexContent></xs:complexType></xs:element>
    </xs:schema>"""
    return etree.XMLSchema(etree.fromstring(text))


def _attribute(name: str, facet: str) -> str:
    return (
        f'<xs:attribute name="{name}" use="required"><xs:simpleType><xs:restriction base="xs:string">'
        f"{facet}</xs:restriction></xs:simpleType></xs:attribute>"
    )


def _complex_type(name: str, elements: tuple[Element, ...]) -> str:
    level = Level.STAGE if name == SIGN_BLOCK else Level.DECLARE
    parts = "".join(_element(element, level) for element in elements)
    return f'<xs:complexType name="{name}"><xs:sequence>{parts}</xs:sequence></xs:complexType>'


def _element(element: Element, level: Level) -> str:
    most = "unbounded" if element.max_occurs is None else str(element.max_occurs)
    occurs = f'minOccurs="{1 if element.required(level) else 0}" maxOccurs="{most}"'
    if element.kind is Kind.ANY:
        return f'<xs:any namespace="##other" processContents="skip" {occurs}/>'
    if element.kind is Kind.BLOCK:
        return f'<xs:element name="{element.name}" type="m:{element.name}" {occurs}/>'
    return (
        f'<xs:element name="{element.name}" {occurs}><xs:simpleType>'
        f'<xs:restriction base="{_base(element)}">{_facets(element)}</xs:restriction>'
        "</xs:simpleType></xs:element>"
    )


def _base(element: Element) -> str:
    return {
        Kind.DECIMAL: "xs:decimal",
        Kind.SIGNED: "xs:decimal",
        Kind.INTEGER: "xs:integer",
        Kind.BINARY: "xs:base64Binary",
    }.get(element.kind, "xs:string")


def _facets(element: Element) -> str:
    facets = {
        "length": element.length,
        "minLength": element.min_length,
        "maxLength": element.max_length,
        "totalDigits": element.digits,
        "fractionDigits": element.fraction if element.kind in (Kind.DECIMAL, Kind.SIGNED) else None,
        "minInclusive": 0 if element.kind in (Kind.DECIMAL, Kind.INTEGER) else None,
        "pattern": "[0-9]{8}" if element.kind is Kind.DATE else None,
    }
    return "".join(f'<xs:{name} value="{value}"/>' for name, value in facets.items() if value is not None)
