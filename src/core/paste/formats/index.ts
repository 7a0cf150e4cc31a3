import type { PasteFormat } from '../references.ts'
import { bibtex } from './bibtex.ts'
import { chat } from './chat.ts'
import { digest } from './digest.ts'
import { html } from './html.ts'
import { lines } from './lines.ts'
import { listing } from './listing.ts'
import { ris } from './ris.ts'

/** The formats with marks of their own first; then what leaves nothing unread, then what leaves least. */
export const pasteFormats: readonly PasteFormat[] = [bibtex, ris, listing, chat, lines, digest, html]
