/** Namespaces and algorithm identifiers of XML signatures, as the NCA's tools write them. */
export const DSIG_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
export const ENVELOPED_TRANSFORM = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

export const C14N = {
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  inclusiveWithComments: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  exclusiveWithComments: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
} as const;

/**
 * Whether a canonicalisation method is the exclusive one; `undefined` when it is not allowed. The `WithComments` forms
 * are the same here as the plain ones, because documents with comments are refused before.
 */
export function findCanonicalKind(uri: string | undefined): 'inclusive' | 'exclusive' | undefined {
  switch (uri) {
    case C14N.inclusive:
    case C14N.inclusiveWithComments:
      return 'inclusive';
    case C14N.exclusive:
    case C14N.exclusiveWithComments:
      return 'exclusive';
    default:
      return undefined;
  }
}
