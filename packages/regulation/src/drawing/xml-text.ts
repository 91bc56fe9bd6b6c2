/** An id that XML and HTML accept. */
export function xmlName(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '_');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text for element content and quoted attributes. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
