import * as l10n from '@vscode/l10n'
import type { ExportFormat } from '../exportFormat.ts'
import { mailHtml } from '../mail.ts'
import { eachDigest } from '../review.ts'

/** The body of an e-mail: tables for the layout and inline styles, as mail programs need them; no script, no image. */
export const email: ExportFormat = {
  id: 'email',
  label: () => l10n.t('E-mail'),
  fileExtension: 'html',
  gives: 'each',
  write: eachDigest('email.html', mailHtml),
  remarkOn: ({ text }) => remarkOnSize(Buffer.byteLength(text)),
}

/** Gmail shows this much of an e-mail's HTML, and a link to the rest. */
const mostShownBytes = 102 * 1024

function remarkOnSize(bytes: number): string | undefined {
  if (bytes <= mostShownBytes) return undefined
  return l10n.t(
    'The e-mail has {0} kB of HTML; Gmail shows the first 102 kB and cuts off the rest.',
    Math.ceil(bytes / 1024),
  )
}
