export { canonicalDocument, canonicalElement, type CanonicalForm, escapeAttribute, escapeText } from './canonical.ts';
export { MalformedXml } from './failure.ts';
export { parseXml } from './parse.ts';
export {
  descendantsOf, elementsNamed, elementsOf, findAttributeValue, textOf, type XmlAttribute, type XmlComment, type XmlDocument,
  type XmlElement, type XmlInstruction, type XmlNode, type XmlText,
} from './tree.ts';
