import * as l10n from '@vscode/l10n'
import { draftHtml } from '../../export/plainHtml.ts'
import { lineOf, membersOf } from '../../metadata/source.ts'
import { type DraftTarget, inertTitle, isVisible, jsonOf, plainId } from '../target.ts'

/**
 * https://docs.buttondown.com/api-emails-create. Without a status, older keys send immediately, so it is always given;
 * the header that confirms sending (`X-Buttondown-Live-Dangerously`) is never sent. The comment at the start says that
 * the body is HTML.
 */
export const buttondown: DraftTarget = {
  id: 'buttondown',
  label: 'Buttondown',
  gives: 'draft',
  addressSetting: 'buttondown.apiUrl',
  longestTitle: 2000,
  longestMessage: undefined,
  askForKey: () => l10n.t('The key is on your page buttondown.com/requests.'),
  isKey: isVisible,
  write: (exported) => `<!-- buttondown-editor-mode: fancy -->\n${draftHtml(exported)}`,
  request: ({ title }, text, { address, key }) => ({
    url: `${address}/emails`,
    headers: { authorization: `Token ${key}` },
    document: { subject: inertTitle(title), body: text, status: 'draft' },
  }),
  read(answer) {
    const { id, status } = membersOf(jsonOf(answer))
    const known = plainId(id)
    return known ? { status: lineOf(status), url: `https://buttondown.com/emails/${known}` } : undefined
  },
}
