import type { PasteFormat } from '../references.ts'
import { bibtex } from './bibtex.ts'
import { chat } from './chat.ts'
import { csl } from './csl.ts'
import { digest } from './digest.ts'
import { html } from './html.ts'
import { lines } from './lines.ts'
import { listing } from './listing.ts'
import { ris } from './ris.ts'

/** Formats with distinctive syntax first; of the others, the one that leaves nothing or the least unread is used. */
export const pasteFormats: readonly PasteFormat[] = [bibtex, ris, csl, listing, chat, lines, digest, html]
