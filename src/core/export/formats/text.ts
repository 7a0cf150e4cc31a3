import * as l10n from '@vscode/l10n'
import { plainReview } from '../chat.ts'
import type { ExportFormat } from '../exportFormat.ts'
import { eachDigest } from '../review.ts'

export const text: ExportFormat = {
  id: 'text',
  label: () => l10n.t('Plain text'),
  fileExtension: 'txt',
  gives: 'each',
  write: eachDigest('txt', plainReview),
}
