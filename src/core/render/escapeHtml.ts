const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that HTML shows as it is, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Whether following the address can only open a page, an e-mail or a file beside the document. */
export function isHarmless(address: string): boolean {
  // Browsers ignore control characters and spaces before and inside a scheme.
  const scheme = /^([^/?#]*?):/.exec(address.replace(/[\0- \u007f-\u00a0]/g, ''))?.[1]
  return scheme === undefined || /^(?:https?|mailto)$/i.test(scheme)
}

/** Whether the address leads to another computer. */
export function isRemote(address: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(address)
}
